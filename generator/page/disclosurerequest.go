package page

const (
	requestAddress = "disclosure/request.html"
	requestFile    = "disclosure/request.docx"
)

// A formLine is one field of the application form: its name, what to write, how many lines it needs.
type formLine struct {
	Name string   `json:"name"`
	Note string   `json:"note,omitempty"`
	Tick []string `json:"tick,omitempty"` // choices to tick
	Tall bool     `json:"tall,omitempty"`
}

// A formPart is a group of fields under one heading at the side.
type formPart struct {
	Name  string     `json:"name"`
	Lines []formLine `json:"lines"`
}

// requestForm are the items of art. 29: who asks and how to reach them, what is asked for, in what form it is wanted.
func requestForm() []formPart {
	return []formPart{
		{"申请人信息：公民", []formLine{{Name: "姓名"}, {Name: "证件名称"}, {Name: "证件号码"}, {Name: "联系电话"}, {Name: "通信地址"}, {Name: "电子邮箱"}}},
		{"申请人信息：法人或者其他组织", []formLine{
			{Name: "名称"}, {Name: "统一社会信用代码"}, {Name: "类别", Tick: []string{"商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"}}, {Name: "联系人"}, {Name: "联系电话"}, {Name: "通信地址"},
		}},
		{"申请公开的政府信息", []formLine{{Name: "名称、文号或者便于行政机关查询的其他特征性描述", Tall: true}}},
		{"形式要求", []formLine{
			{Name: "提供方式", Tick: []string{"纸质", "电子文档"}}, {Name: "获取途径", Tick: []string{"当面领取", "邮寄", "电子邮件"}},
		}},
		{"签名", []formLine{{Name: "申请人签名（盖章）"}, {Name: "申请日期", Note: "年　　月　　日"}}},
	}
}

// request is disclosure/request.html, the application form to print, and the same form as a document to fill in. Nothing can be sent from the page.
func (b *book) request() {
	if b.records.Guide == nil {
		return
	}
	parts := requestForm()
	title := b.site.Unit + "政府信息公开申请表"
	file, err := requestDocx(title, parts)
	if err != nil {
		b.fail(err)
		return
	}
	b.publish[requestFile] = file
	p := &struct {
		frame
		Form     string     `json:"form"`
		Parts    []formPart `json:"parts"`
		Facts    []fact     `json:"facts,omitempty"`
		Channels []channel  `json:"channels,omitempty"`
		Files    []download `json:"files"`
		Guide    string     `json:"guide"`
	}{
		frame: b.in("disclosure", link{Name: requestColumn}), Form: title, Parts: parts, Guide: "disclosure/guide.html",
		Files: []download{{"政府信息公开申请表", requestFile, "DOCX，" + size(int64(len(file)))}},
	}
	p.Description = b.site.Unit + "依申请公开：申请表、递交办法。"
	p.Metas = []meta{{"ColumnType", requestColumn}}
	for _, f := range b.guideFields() {
		switch f.Label {
		case "工作机构", "办公地址", "办公时间", "联系电话", "传真", "互联网联系":
			p.Facts = append(p.Facts, f)
		}
	}
	for _, c := range b.records.Guide.Channels {
		p.Channels = append(p.Channels, channelOf(c))
	}
	b.put("disclosure/request.md", "disclosure-request", requestColumn, p, "")
}
