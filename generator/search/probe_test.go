package search
import ("testing";"fmt";"time";"bytes";"strings";"github.com/andybalholm/brotli")
func br(b []byte, q int) int { var o bytes.Buffer; w:=brotli.NewWriterLevel(&o,q); w.Write(b); w.Close(); return o.Len() }
func TestProbe(t *testing.T){
 c:=madeUp(10000)
 x:=New(Options{})
 t0:=time.Now()
 for _,p:=range c.paths{ x.Add(p,c.pages[p]) }
 fmt.Println("add",time.Since(t0)); t0=time.Now()
 f,err:=x.Files()
 fmt.Println("files",time.Since(t0),len(f),err); t0=time.Now()
 raw:=0
 for _,e:=range x.entries{ raw+=len(e.record())}
 n:=map[string]int{};z:=map[string]int{};rw:=map[string]int{}
 for p,b:=range f{ k:=strings.TrimPrefix(p,Folder); if k[0]=='t'||k[0]=='g'{k=k[:1]}; n[k]++;z[k]+=br(b,9);rw[k]+=len(b)}
 for k:=range n{ fmt.Println(k,n[k],rw[k],z[k],z[k]/n[k], float64(z[k])/float64(raw))}
 fmt.Println("brotli",time.Since(t0))
}
