package identity

import (
	"slices"
	"strings"
)

// service is a place at which people have accounts, by the names that settings give it. An
// account is at its address with the name of the account after it, or at one of hosts. Without
// a name it is none that the foot of a page would lead to.
type service struct {
	name, address string
	keys, hosts   []string
}

var accountServices = []service{
	{"", "", []string{"rss", "feed", "atom", "rss_icon", "avatar", "bio", "location", "picture", "image", "type", "uri"}, nil},
	{"Email", "mailto:", []string{"email", "e-mail", "mail"}, nil},
	{"GitHub", "https://github.com/", []string{"github"}, []string{"github.com"}},
	{"GitLab", "https://gitlab.com/", []string{"gitlab"}, []string{"gitlab.com"}},
	{"Bitbucket", "https://bitbucket.org/", []string{"bitbucket"}, []string{"bitbucket.org"}},
	{"Codeberg", "https://codeberg.org/", []string{"codeberg"}, []string{"codeberg.org"}},
	{"Gitee", "https://gitee.com/", []string{"gitee"}, []string{"gitee.com"}},
	{"Twitter", "https://twitter.com/", []string{"twitter", "x", "x-twitter"}, []string{"twitter.com", "x.com"}},
	{"Bluesky", "https://bsky.app/profile/", []string{"bluesky", "bsky"}, []string{"bsky.app"}},
	{"Mastodon", "https://mastodon.social/@", []string{"mastodon", "fediverse"}, []string{"mastodon.social"}},
	{"Threads", "https://www.threads.net/@", []string{"threads"}, []string{"threads.net", "threads.com"}},
	{"Facebook", "https://www.facebook.com/", []string{"facebook"}, []string{"facebook.com"}},
	{"Instagram", "https://www.instagram.com/", []string{"instagram"}, []string{"instagram.com"}},
	{"LinkedIn", "https://www.linkedin.com/in/", []string{"linkedin"}, []string{"linkedin.com"}},
	{"YouTube", "https://www.youtube.com/", []string{"youtube", "youtube_channel"}, []string{"youtube.com"}},
	{"Twitch", "https://www.twitch.tv/", []string{"twitch"}, []string{"twitch.tv"}},
	{"TikTok", "https://www.tiktok.com/@", []string{"tiktok"}, []string{"tiktok.com"}},
	{"Vimeo", "https://vimeo.com/", []string{"vimeo"}, []string{"vimeo.com"}},
	{"Bilibili", "https://space.bilibili.com/", []string{"bilibili"}, []string{"space.bilibili.com", "bilibili.com"}},
	{"Spotify", "https://open.spotify.com/user/", []string{"spotify"}, []string{"open.spotify.com"}},
	{"SoundCloud", "https://soundcloud.com/", []string{"soundcloud"}, []string{"soundcloud.com"}},
	{"Last.fm", "https://www.last.fm/user/", []string{"lastfm"}, []string{"last.fm"}},
	{"Telegram", "https://t.me/", []string{"telegram"}, []string{"t.me"}},
	{"WhatsApp", "https://wa.me/", []string{"whatsapp"}, []string{"wa.me"}},
	{"Discord", "https://discord.com/", []string{"discord"}, []string{"discord.com", "discord.gg"}},
	{"KakaoTalk", "https://open.kakao.com/", []string{"kakao", "kakaotalk"}, []string{"open.kakao.com"}},
	{"Keybase", "https://keybase.io/", []string{"keybase"}, []string{"keybase.io"}},
	{"Matrix", "https://matrix.to/#/", []string{"matrix"}, []string{"matrix.to"}},
	{"Reddit", "https://www.reddit.com/user/", []string{"reddit"}, []string{"reddit.com"}},
	{"Pinterest", "https://www.pinterest.com/", []string{"pinterest"}, []string{"pinterest.com"}},
	{"Tumblr", "https://www.tumblr.com/", []string{"tumblr"}, []string{"tumblr.com"}},
	{"Flickr", "https://www.flickr.com/photos/", []string{"flickr"}, []string{"flickr.com"}},
	{"500px", "https://500px.com/p/", []string{"500px"}, []string{"500px.com"}},
	{"Unsplash", "https://unsplash.com/@", []string{"unsplash"}, []string{"unsplash.com"}},
	{"Dribbble", "https://dribbble.com/", []string{"dribbble"}, []string{"dribbble.com"}},
	{"Behance", "https://www.behance.net/", []string{"behance"}, []string{"behance.net"}},
	{"DeviantArt", "https://www.deviantart.com/", []string{"deviantart"}, []string{"deviantart.com"}},
	{"CodePen", "https://codepen.io/", []string{"codepen"}, []string{"codepen.io"}},
	{"Medium", "https://medium.com/@", []string{"medium"}, []string{"medium.com"}},
	{"DEV", "https://dev.to/", []string{"dev", "devto", "dev-to"}, []string{"dev.to"}},
	{"Hashnode", "https://hashnode.com/@", []string{"hashnode"}, []string{"hashnode.com"}},
	{"velog", "https://velog.io/@", []string{"velog"}, []string{"velog.io"}},
	{"Qiita", "https://qiita.com/", []string{"qiita"}, []string{"qiita.com"}},
	{"Zenn", "https://zenn.dev/", []string{"zenn"}, []string{"zenn.dev"}},
	{"Zhihu", "https://www.zhihu.com/people/", []string{"zhihu"}, []string{"zhihu.com"}},
	{"Weibo", "https://weibo.com/", []string{"weibo"}, []string{"weibo.com"}},
	{"Douban", "https://www.douban.com/people/", []string{"douban"}, []string{"douban.com"}},
	{"Juejin", "https://juejin.cn/user/", []string{"juejin"}, []string{"juejin.cn"}},
	{"CSDN", "https://blog.csdn.net/", []string{"csdn"}, []string{"blog.csdn.net"}},
	{"Quora", "https://www.quora.com/profile/", []string{"quora"}, []string{"quora.com"}},
	{"Stack Overflow", "https://stackoverflow.com/users/", []string{"stackoverflow", "stack-overflow"}, []string{"stackoverflow.com"}},
	{"Stack Exchange", "https://stackexchange.com/users/", []string{"stackexchange", "stack-exchange"}, []string{"stackexchange.com"}},
	{"Hacker News", "https://news.ycombinator.com/user?id=", []string{"hackernews", "hacker-news"}, nil},
	{"Kaggle", "https://www.kaggle.com/", []string{"kaggle"}, []string{"kaggle.com"}},
	{"LeetCode", "https://leetcode.com/u/", []string{"leetcode"}, []string{"leetcode.com"}},
	{"BOJ", "https://www.acmicpc.net/user/", []string{"boj", "baekjoon"}, []string{"acmicpc.net"}},
	{"Codeforces", "https://codeforces.com/profile/", []string{"codeforces"}, []string{"codeforces.com"}},
	{"npm", "https://www.npmjs.com/~", []string{"npm"}, []string{"npmjs.com"}},
	{"Docker Hub", "https://hub.docker.com/u/", []string{"docker", "dockerhub"}, []string{"hub.docker.com"}},
	{"PyPI", "https://pypi.org/user/", []string{"pypi"}, nil},
	{"Google Scholar", "https://scholar.google.com/citations?user=", []string{"google_scholar", "google-scholar", "scholar_userid", "scholar", "googlescholar"}, []string{"scholar.google.com"}},
	{"ORCID", "https://orcid.org/", []string{"orcid"}, []string{"orcid.org"}},
	{"ResearchGate", "https://www.researchgate.net/profile/", []string{"researchgate", "research_gate", "research_gate_profile"}, []string{"researchgate.net"}},
	{"Semantic Scholar", "https://www.semanticscholar.org/author/", []string{"semanticscholar", "semantic_scholar"}, []string{"semanticscholar.org"}},
	{"DBLP", "https://dblp.org/pid/", []string{"dblp", "dblp_url"}, []string{"dblp.org"}},
	{"arXiv", "https://arxiv.org/a/", []string{"arxiv"}, nil},
	{"Publons", "https://publons.com/a/", []string{"publons"}, nil},
	{"Academia", "https://independent.academia.edu/", []string{"academia"}, nil},
	{"XING", "https://www.xing.com/profile/", []string{"xing"}, []string{"xing.com"}},
	{"VK", "https://vk.com/", []string{"vk", "vkontakte"}, []string{"vk.com"}},
	{"Steam", "https://steamcommunity.com/id/", []string{"steam"}, []string{"steamcommunity.com"}},
	{"Goodreads", "https://www.goodreads.com/", []string{"goodreads"}, []string{"goodreads.com"}},
	{"Letterboxd", "https://letterboxd.com/", []string{"letterboxd"}, []string{"letterboxd.com"}},
	{"Strava", "https://www.strava.com/athletes/", []string{"strava"}, []string{"strava.com"}},
	{"Patreon", "https://www.patreon.com/", []string{"patreon"}, []string{"patreon.com"}},
	{"Ko-fi", "https://ko-fi.com/", []string{"kofi", "ko-fi"}, []string{"ko-fi.com"}},
	{"PayPal", "https://www.paypal.me/", []string{"paypal"}, []string{"paypal.me"}},
	{"Calendly", "https://calendly.com/", []string{"calendly"}, []string{"calendly.com"}},
	{"Linktree", "https://linktr.ee/", []string{"linktree"}, []string{"linktr.ee"}},
	{"Wikipedia", "https://en.wikipedia.org/wiki/User:", []string{"wikipedia"}, nil},
}

// serviceOf returns the service of a name in settings, nil if it is none that is known.
func serviceOf(name string) *service {
	name = strings.ToLower(strings.ReplaceAll(name, " ", ""))
	i := slices.IndexFunc(accountServices, func(s service) bool {
		return slices.Contains(s.keys, name) || s.name != "" && strings.EqualFold(strings.ReplaceAll(s.name, " ", ""), name)
	})
	if i < 0 {
		return nil
	}
	return &accountServices[i]
}

// serviceAt returns the service at a host, nil if it is none that is known.
func serviceAt(host string) *service {
	host = strings.TrimPrefix(strings.ToLower(host), "www.")
	i := slices.IndexFunc(accountServices, func(s service) bool { return slices.Contains(s.hosts, host) })
	if i < 0 {
		return nil
	}
	return &accountServices[i]
}
