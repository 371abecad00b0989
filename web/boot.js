// What every page runs before the client is there, and goes on with if it never
// comes, in this order.
import {composed} from "./boot/address.js";
import "./boot/images.js";
import {showModal} from "./boot/modal.js";
import "./boot/search.js";
import "./boot/goapp.js";
import "./boot/history.js";
import {state} from "./boot/state.js";
import "./boot/when.js";
import {isControlled, tell} from "./boot/worker.js";
import {spellings} from "./shared/spellings.js";

// What else the client calls. tell sends the worker a message; isControlled says whether the
// blog's worker answers for the page; showModal shows a dialog over the page, which stays
// where it is; composed is a query in the blog's spelling.
Object.assign(state, {tell, isControlled, spellings, composed, showModal});
