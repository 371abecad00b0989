// The post that is shown: article is null where none is.

import {$} from "./dom.js";

export let article, prose;

export function findArticle() {
  article = $("article.hanji-post");
  prose = article && $(".hanji-prose", article);
}

export const path = () => $(".hanji-keep", article).dataset.path;
