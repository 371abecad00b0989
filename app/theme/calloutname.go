package theme

import (
	"strings"

	"hanji/app/locale"
)

// kindsIn are the names of callouts' kinds, the mildest first, in languages in which hanji
// has no other words: they are part of a text, and not of what is around it.
var kindsIn = map[string][5]string{
	"ar":      {"ملاحظة", "نصيحة", "مهم", "تنبيه", "تحذير"},
	"de":      {"Hinweis", "Tipp", "Wichtig", "Achtung", "Vorsicht"},
	"es":      {"Nota", "Consejo", "Importante", "Atención", "Peligro"},
	"fa":      {"یادداشت", "نکته", "مهم", "توجه", "هشدار"},
	"fr":      {"Remarque", "Astuce", "Important", "Attention", "Danger"},
	"he":      {"הערה", "טיפ", "חשוב", "שימו לב", "אזהרה"},
	"id":      {"Catatan", "Tips", "Penting", "Perhatian", "Awas"},
	"it":      {"Nota", "Suggerimento", "Importante", "Attenzione", "Pericolo"},
	"ja":      {"補足", "ヒント", "重要", "注意", "警告"},
	"pt":      {"Nota", "Dica", "Importante", "Atenção", "Perigo"},
	"ru":      {"Примечание", "Совет", "Важно", "Внимание", "Осторожно"},
	"tr":      {"Not", "İpucu", "Önemli", "Dikkat", "Uyarı"},
	"uk":      {"Примітка", "Порада", "Важливо", "Увага", "Обережно"},
	"vi":      {"Ghi chú", "Mẹo", "Quan trọng", "Chú ý", "Cảnh báo"},
	"zh":      {"备注", "提示", "重要", "注意", "警告"},
	"zh-hant": {"備註", "提示", "重要", "注意", "警告"},
	"zh-hk":   {"備註", "提示", "重要", "注意", "警告"},
	"zh-tw":   {"備註", "提示", "重要", "注意", "警告"},
}

// calloutName returns the name of a kind in the language of a text, or else in another, whose
// tag it returns then.
func calloutName(lang string, kind int) (name, other string) {
	base, _, _ := strings.Cut(strings.ToLower(lang), "-")
	for tag := strings.ToLower(lang); tag != ""; tag = tag[:max(0, strings.LastIndexByte(tag, '-'))] {
		if words, ok := kindsIn[tag]; ok {
			return words[kind], ""
		}
	}
	text := locale.For(lang)
	if base != "" && base != text.Lang {
		other = text.Lang
	}
	return text.Callouts[kind], other
}
