package mathml

import "strings"

// others are commands that MathJax or KaTeX have and Temml does not.
var others = `\def\@bbox[#1]#2{{#2}}` + strings.NewReplacer("\n", "", "\t", "").Replace(`
	\def\*{}\def\null{}\def\strut{}\def\protect{}\def\noindent{}\def\centering{}
	\def\par{}\def\smallskip{}\def\medskip{}\def\bigskip{}\def\linebreak{}\def\break{}
	\def\hfil{\quad}\def\hfill{\quad}\def\mspace{\mkern}\def\displaylimits{\limits}
	\def\@vspace*#1{}\def\@@vspace#1{}\def\vspace{\@ifnextchar*{\@vspace}{\@@vspace}}
	\def\Rule#1#2#3{\rule{#1}{#2}}\def\Space#1#2#3{\hspace{#1}}

	\def\mathbbm{\mathbb}\def\mathds{\mathbb}\def\mathbbold{\mathbb}\def\scr{\mathscr}\def\mit{\mathit}
	\def\mathup{\mathrm}\def\mathbfup{\mathbf}\def\mathbfit{\boldsymbol}
	\def\mathbfcal#1{\boldsymbol{\mathcal{#1}}}\def\mathbfscr#1{\boldsymbol{\mathscr{#1}}}
	\def\mathbffrak#1{\boldsymbol{\mathfrak{#1}}}\def\mathbfsf#1{\boldsymbol{\mathsf{#1}}}
	\def\symbf{\mathbf}\def\symit{\mathit}\def\symup{\mathrm}\def\symsf{\mathsf}\def\symcal{\mathcal}
	\def\textsl{\textit}\def\ensuremath#1{#1}\def\vbox#1{\hbox{#1}}\def\cramped#1{#1}
	\def\makebox#1{\text{#1}}\def\framebox#1{\fbox{#1}}\def\mathtip#1#2{#1}\def\texttip#1#2{#1}

	\def\qed{\square}\def\QED{\square}\def\ointop{\oint}\def\adots{\iddots}\def\defeq{\coloneqq}
	\def\textregistered{\circledR}\def\textdegree{{}^\circ}\def\celsius{{}^\circ\mathrm{C}}
	\def\KaTeX{\text{KaTeX}}\def\upDelta{\mathrm{\Delta}}

	\def\overunderset#1#2#3{\overset{#1}{\underset{#2}{#3}}}\def\underoverset#1#2#3{\underset{#1}{\overset{#2}{#3}}}
	\def\buildrel#1\over#2{\mathrel{\overset{#1}{#2}}}\def\root#1\of#2{\sqrt[#1]{#2}}
	\def\nicefrac#1#2{{}^{#1}\!/_{#2}}\def\xfrac#1#2{{}^{#1}\!/_{#2}}\def\splitfrac#1#2{\genfrac{}{}{0pt}{}{#1}{#2}}
	\def\shoveleft#1{#1}\def\shoveright#1{#1}
	\def\eqalign#1{\begin{aligned}#1\end{aligned}}\def\displaylines#1{\begin{gathered}#1\end{gathered}}
	\def\pmatrix#1{\begin{pmatrix}#1\end{pmatrix}}\def\cases#1{\begin{cases}#1\end{cases}}
`)
