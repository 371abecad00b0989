// Where the blog is, and what its worker keeps. Of config, base, shell,
// root and chunks are paths; precache lists [path, integrity]. version names the shell,
// edition what its pages run on and look like, client what renders the data.
import {key} from "../shared/keys.js";

export const config = known.config;
export const address = (path) => new URL(path, self.location).href;
export const base = address(config.base);
export const shell = address(config.shell);
export const root = address(config.root);
export const rootOf = (client) => `${root}?client=${client}`; // As it is kept.
export const askedRoot = `${root}?${known.keptQuery}`; // By the client in the shell.
export const chunks = address(config.chunks);
export const precache = new Map(config.precache.map(([path, integrity]) => [address(path), integrity]));
const prefix = key(config.base, "");
export const shellPrefix = `${prefix}shell:`;
export const shellCache = shellPrefix + config.version;
export const dataCache = `${prefix}data`;
export const pagesCache = `${prefix}pages`;
export const imagesCache = `${prefix}images`;
export const keptCache = `${prefix}kept`;
export const settingsCache = `${prefix}settings`;
