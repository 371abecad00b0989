import {article, path, prose} from "./article.js";
import {showCurrent} from "./contents.js";
import {$, $$, make, root, words} from "./dom.js";
import {mark, marks} from "./marks.js";

// What this visit has read: stopped is the share of the text above the lower edge of
// the window where it last rested, once half a window was scrolled away: who leaves by
// the header has not gone back to the start. ended is set once the end was in view,
// for a while if it was there from the start.
let stopped, ended;

const rest = 700, shortRead = 4_000;

export function note() {
  if (!article?.isConnected) return;
  if (scrollY > innerHeight / 2) stopped = Math.min(1, progress());
  mark(path(), ended ? 1 : stopped);
}

// progress is how much of the text is above the lower edge of the window.
function progress() {
  const {top, height} = prose.getBoundingClientRect();
  return (innerHeight - top) / height;
}

let readingEnd;

const end = new IntersectionObserver((entries) => {
  clearTimeout(readingEnd);
  if (!entries.at(-1).isIntersecting) return;
  const finish = () => {
    ended = true;
    note();
  };
  if (scrollY > innerHeight / 2) finish();
  else readingEnd = setTimeout(finish, shortRead);
});

let frame = 0;
let resting;

export function follow() {
  clearTimeout(resting);
  resting = setTimeout(note, rest);
  frame ||= requestAnimationFrame(() => {
    frame = 0;
    if (article?.isConnected) showPlace();
  });
}

function showPlace() {
  const read = Math.min(1, Math.max(0, progress()));
  const minutes = Math.ceil(article.dataset.minutes * (1 - read));
  const left = read === 1 ? words.done : words.left.replace("{}", minutes);
  for (const element of $$(".hanji-left", article)) {
    if (element.textContent !== left) element.textContent = left;
  }
  $(".hanji-progress-line", article)?.style.setProperty("transform", `scaleX(${read})`);
  const {top, bottom} = prose.getBoundingClientRect();
  root.toggleAttribute("data-reading", top < innerHeight / 2 && bottom > innerHeight && scrollY > 0);
  if (scrollY > 2 * innerHeight) withdrawResume();
  showCurrent();
}

// begin follows the article that is shown from now on, if there is one, anew.
export function leave() {
  end.disconnect();
  clearTimeout(readingEnd);
  ended = false;
  stopped = 0;
  delete root.dataset.reading;
  withdrawResume();
}

export function begin(resumes) {
  end.observe($(".hanji-end", article));
  const mark = marks().find((mark) => mark.path === path());
  if (mark && mark.at < 1) {
    if (resumes) resume(mark.at);
    else if (!location.hash && scrollY === 0) offerResume(mark.at);
  }
  follow();
}

function resume(at) {
  const {top, height} = prose.getBoundingClientRect();
  scrollBy({top: top + at * height - innerHeight, behavior: "instant"});
}

function offerResume(at) {
  const button = make("button", {type: "button", className: "hanji-pill hanji-resume-here"},
    `${words.resume} ${Math.round(at * 100)}%`);
  button.onclick = () => {
    withdrawResume();
    resume(at);
    prose.tabIndex = -1;
    prose.focus({preventScroll: true});
  };
  $(".hanji-pills", article)?.prepend(button);
  root.dataset.resumes = "";
}

function withdrawResume() {
  $(".hanji-resume-here")?.remove();
  delete root.dataset.resumes;
}
