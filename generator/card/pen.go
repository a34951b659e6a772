package card

import (
	"bytes"
	"image"
	"image/color"
	"image/png"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
)

// design changes whenever the same words would be drawn differently.
const design = "1"

const (
	width, height = 1200, 630
	margin        = 96
	shades        = 8 // steps from the ground to a colour
)

// The sheet's colours: paper, ink and the red of a letterhead, as the pages have them.
var (
	paper = color.RGBA{0xfd, 0xfc, 0xfa, 0xff}
	ink   = color.RGBA{0x1d, 0x1b, 0x19, 0xff}
	red   = color.RGBA{0xb3, 0x21, 0x1a, 0xff}
)

// Indices of the two colours at full strength; each is preceded by its paler shades, and index 0 is the paper.
const (
	inkAt = shades
	redAt = 2*shades - 1
)

// sheetColours are sixteen, so that a pixel takes four bits: paper, eight shades of ink, seven of red.
func sheetColours() color.Palette {
	p := color.Palette{paper}
	for i := 1; i <= shades; i++ {
		p = append(p, mixed(ink, i, shades))
	}
	for i := 1; i < shades; i++ {
		p = append(p, mixed(red, i, shades-1))
	}
	return p
}

func mixed(c color.RGBA, part, whole int) color.RGBA {
	mix := func(from, to uint8) uint8 { return uint8((int(from)*(whole-part) + int(to)*part) / whole) }
	return color.RGBA{mix(paper.R, c.R), mix(paper.G, c.G), mix(paper.B, c.B), 0xff}
}

// A pen draws cards one after the other.
type pen struct {
	font  *Font
	faces map[int]font.Face // by size in pixels
	sheet *image.Paletted
	png   png.Encoder
}

func (f *Font) pen() (*pen, error) {
	p := &pen{font: f, faces: map[int]font.Face{}, sheet: image.NewPaletted(image.Rect(0, 0, width, height), sheetColours())}
	p.png.CompressionLevel = png.BestSpeed
	for _, size := range []int{headSize, footSize, titleSizes[0], titleSizes[1], titleSizes[2]} {
		face, err := opentype.NewFace(f.outline, &opentype.FaceOptions{Size: float64(size), DPI: 72, Hinting: font.HintingNone})
		if err != nil {
			return nil, err
		}
		p.faces[size] = face
	}
	return p, nil
}

const (
	headSize = 44
	footSize = 36
)

// draw sets the head in red over a red rule, the title in the middle, the foot below, all centred: what cuts a square out of the picture keeps the words'
// middle.
func (p *pen) draw(c Card) ([]byte, error) {
	clear(p.sheet.Pix)
	p.centred(fitted(p.faces[headSize], c.Head, width-2*margin), headSize, 118, redAt)
	p.rule(image.Rect(margin, 150, width-margin, 155))
	lines, size := p.title(c.Title)
	step := size * 14 / 10
	top := 345 - len(lines)*step/2
	for i, line := range lines {
		p.centred(line, size, top+i*step+size, inkAt)
	}
	p.centred(fitted(p.faces[footSize], c.Foot, width-2*margin), footSize, 566, inkAt)
	var b bytes.Buffer
	err := p.png.Encode(&b, p.sheet)
	return b.Bytes(), err
}

func (p *pen) rule(r image.Rectangle) {
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			p.sheet.Pix[p.sheet.PixOffset(x, y)] = redAt
		}
	}
}

// centred writes a line on its base line.
func (p *pen) centred(line string, size, base int, colour uint8) {
	face := p.faces[size]
	dot := fixed.Point26_6{X: (fixed.I(width) - font.MeasureString(face, line)) / 2, Y: fixed.I(base)}
	for _, r := range line {
		r, mask, at, advance, ok := face.Glyph(dot, r)
		if ok {
			p.stamp(r, mask, at, colour)
		}
		dot.X += advance
	}
}

// stamp lays a glyph on the sheet; where two meet, the stronger shade stays.
func (p *pen) stamp(r image.Rectangle, mask image.Image, at image.Point, colour uint8) {
	alpha, ok := mask.(*image.Alpha)
	if !ok {
		return
	}
	steps := shades
	if colour == redAt {
		steps = shades - 1
	}
	clipped := r.Intersect(p.sheet.Rect)
	for y := clipped.Min.Y; y < clipped.Max.Y; y++ {
		for x := clipped.Min.X; x < clipped.Max.X; x++ {
			strength := (int(alpha.AlphaAt(at.X+x-r.Min.X, at.Y+y-r.Min.Y).A)*steps + 127) / 255
			if strength == 0 {
				continue
			}
			pixel := &p.sheet.Pix[p.sheet.PixOffset(x, y)]
			*pixel = max(*pixel, colour-uint8(steps-strength))
		}
	}
}
