package check

import (
	"fmt"
	"strings"
)

// pairedTotal reads 镇级1支12人、村级15支63人，共16支75人 at the second figure of the total: each part has two counts, and so has the total.
func (d *doc) pairedTotal(i int) (addition, bool) {
	all := d.amounts()
	if i < 4 || all[i].lead != "" || !all[i-1].count() || all[i-1].Unit == all[i].Unit {
		return addition{}, false
	}
	if verb, ok := totalWord(all[i-1].said); !ok || verb {
		return addition{}, false
	}
	var first, second []int
	one, two := 0.0, 0.0
	for k := i - 2; k >= 1 && all[k].sentence == all[i].sentence && all[k].lead == "" && all[k].count() && all[k].Unit == all[i].Unit && all[k-1].Unit == all[i-1].Unit; k -= 2 {
		first, second = append([]int{k - 1}, first...), append([]int{k}, second...)
		one, two = one+all[k-1].Value, two+all[k].Value
		if all[k-1].mark != '、' {
			break
		}
	}
	switch {
	case len(first) < 2:
		return addition{}, false
	case !near(two, all[i].Value):
		return addition{whole: i, parts: second}, true
	}
	return addition{whole: i - 1, parts: first}, !near(one, all[i-1].Value)
}

var (
	comes = []string{"新增", "增加", "新招", "招录", "引进", "调入", "转入", "补充", "新录", "充实", "新建", "增设"}
	goes  = []string{"减少", "调出", "转出", "退休", "离职", "取消", "注销", "调离", "辞职", "下放", "撤销", "流失"}
)

// balance reads 原有18人，调出3人、新增5人，现有20人 at the last count.
func (d *doc) balance(i int) (addition, bool) {
	all := d.amounts()
	if i < 2 || !containsAny(all[i].said, []string{"现有", "现为", "现达"}) {
		return addition{}, false
	}
	sum := 0.0
	for k := i - 1; k >= 0 && i-k <= 5 && all[k].sentence == all[i].sentence && all[k].count() && all[k].Unit == all[i].Unit; k-- {
		switch said := all[k].said; {
		case strings.Contains(said, "原有"):
			sum += all[k].Value
			t := addition{whole: i, parts: []int{k, i - 1}, told: fmt.Sprintf("按增减算下来是%s，写的是%s", plain(sum), all[i].Text)}
			return t, k < i-1 && !near(sum, all[i].Value)
		case containsAny(said, comes):
			sum += all[k].Value
		case containsAny(said, goes):
			sum -= all[k].Value
		default:
			return addition{}, false
		}
	}
	return addition{}, false
}
