package prose

import "testing"

func TestDirectionOfText(t *testing.T) {
	for text, want := range map[string]string{"": "ltr", "auto שלום עולם": "rtl", "글 وهذا نص": "rtl", "한글로 쓴 글 نص": "ltr", "12, 34.": "ltr"} {
		if got := DirectionOf(text); got != want {
			t.Errorf("%q is written %s, want %s", text, got, want)
		}
	}
}

func TestDirection(t *testing.T) {
	for lang, want := range map[string]string{
		"ko": "ltr", "en-US": "ltr", "ar": "rtl", "ar-EG": "rtl", "ar-Latn": "ltr", "he": "rtl", "iw": "rtl", "fa-IR": "rtl",
		"ur": "rtl", "ug": "rtl", "ug-Cyrl": "ltr", "yi": "rtl", "ps": "rtl", "dv": "rtl", "az": "ltr", "az-Arab": "rtl",
		"pa": "ltr", "pa-PK": "rtl", "ckb": "rtl", "zh-Hant": "ltr", "xx": "ltr", "ar-x-private": "rtl", "": "ltr",
	} {
		if got := Direction(lang); got != want {
			t.Errorf("%q is written %s, want %s", lang, got, want)
		}
	}
}
