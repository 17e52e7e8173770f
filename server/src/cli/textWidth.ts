// How many columns of a terminal a text takes: the core knows, since its diagrams of text need it too.

export { cutText, padText, textWidth, wrapText } from "../core/index.ts";
