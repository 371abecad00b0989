package identity

// tabWords are the names of Chirpy's tabs (_data/locales of jekyll-theme-chirpy, MIT), by its
// languages.
var tabWords = map[string]map[string]string{
	"ar":    {"home": "الرئيسية", "categories": "الفئات", "tags": "الوسوم", "archives": "الأرشيف", "about": "حول"},
	"bg-BG": {"home": "Начало", "categories": "Категории", "tags": "Тагове", "archives": "Архив", "about": "За мен"},
	"ca-ES": {"home": "Inici", "categories": "Categories", "tags": "Etiquetes", "archives": "Arxiu", "about": "Sobre"},
	"cs-CZ": {"home": "Domů", "categories": "Kategorie", "tags": "Štítky", "archives": "Archivy", "about": "O mně"},
	"de-DE": {"home": "Startseite", "categories": "Kategorien", "tags": "Tags", "archives": "Archiv", "about": "Über"},
	"el-GR": {"home": "Home", "categories": "Κατηγορίες", "tags": "Ετικέτες", "archives": "Αρχεία", "about": "Σχετικά"},
	"en":    {"home": "Home", "categories": "Categories", "tags": "Tags", "archives": "Archives", "about": "About"},
	"es-ES": {"home": "Inicio", "categories": "Categorías", "tags": "Etiquetas", "archives": "Archivo", "about": "Acerca de"},
	"fa-IR": {"home": "خانه", "categories": "دسته\u200cبندی\u200cها", "tags": "برچسب\u200cها", "archives": "آرشیو", "about": "درباره"},
	"fi-FI": {"home": "Koti", "categories": "Kateogoriat", "tags": "Tagit", "archives": "Arkistot", "about": "Minusta"},
	"fr-FR": {"home": "Accueil", "categories": "Catégories", "tags": "Tags", "archives": "Archives", "about": "À propos"},
	"hu-HU": {"home": "Kezdőlap", "categories": "Kategóriák", "tags": "Címkék", "archives": "Archívum", "about": "Bemutatkozás"},
	"id-ID": {"home": "Beranda", "categories": "Kategori", "tags": "Tagar", "archives": "Arsip", "about": "Tentang"},
	"it-IT": {"home": "Pagina principale", "categories": "Categorie", "tags": "Tags", "archives": "Archivio", "about": "Informazioni"},
	"ja-JP": {"home": "ホーム", "categories": "カテゴリー", "tags": "タグ", "archives": "アーカイブ", "about": "このサイトについて"},
	"ko-KR": {"home": "홈", "categories": "카테고리", "tags": "태그", "archives": "아카이브", "about": "정보"},
	"my-MM": {"home": "အဓိကစာမျက်နှာ", "categories": "ကဏ္ဍများ", "tags": "နာမ(တက်ဂ်)များ", "archives": "မှတ်တမ်း\u200bတိုက်", "about": "အကြောင်းအရာ"},
	"nl-NL": {"home": "Startpagina", "categories": "Categorieën", "tags": "Tags", "archives": "Archief", "about": "Over"},
	"pt-BR": {"home": "Home", "categories": "Categorias", "tags": "Tags", "archives": "Arquivos", "about": "Sobre"},
	"ru-RU": {"home": "Главная", "categories": "Категории", "tags": "Теги", "archives": "Архив", "about": "О сайте"},
	"sl-SI": {"home": "Domov", "categories": "Kategorije", "tags": "Oznake", "archives": "Arhiv", "about": "O meni"},
	"sv-SE": {"home": "Hem", "categories": "Kategorier", "tags": "Taggar", "archives": "Arkiv", "about": "Om"},
	"th":    {"home": "หน้าแรก", "categories": "หมวดหมู่", "tags": "แท็ก", "archives": "คลังเก็บ", "about": "เกี่ยวกับ"},
	"tr-TR": {"home": "Ana Sayfa", "categories": "Kategoriler", "tags": "Etiketler", "archives": "Arşiv", "about": "Hakkında"},
	"uk-UA": {"home": "Домашня сторінка", "categories": "Категорії", "tags": "Теги", "archives": "Архів", "about": "Про сайт"},
	"vi-VN": {"home": "Trang chủ", "categories": "Các danh mục", "tags": "Các thẻ", "archives": "Lưu trữ", "about": "Giới thiệu"},
	"zh-CN": {"home": "首页", "categories": "分类", "tags": "标签", "archives": "归档", "about": "关于"},
	"zh-TW": {"home": "首頁", "categories": "分類", "tags": "標籤", "archives": "封存", "about": "關於"},
}
