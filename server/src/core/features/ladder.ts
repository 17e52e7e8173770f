// The sequence diagram of a log or a part of it: the public interface of `ladder/`.
//
// A scope selects the messages (`scopeAt`, `findCall`), and `ladder` determines parties, times and outcomes as plain data
// (`ladder/model.ts`). From there it is either rendered completely as text, SVG, Mermaid or PlantUML, or, for a view, served
// row by row (`ladderDiagram`, `findRows`), with labels added only to visible rows (`withWords`).

export { arrowOutcome, arrowTooltip, withWords } from "./ladder/arrowWords.ts";
export { type Diagram, type DiagramRow, ladderDiagram } from "./ladder/diagram.ts";
export { findCall, messageOnLine } from "./ladder/findCall.ts";
export { findHops } from "./ladder/hops.ts";
export { mermaidLadder } from "./ladder/mermaid.ts";
export { messageSource } from "./ladder/messageSource.ts";
export { messageText } from "./ladder/messageText.ts";
export type { Ladder, LadderScope } from "./ladder/model.ts";
export { ladder } from "./ladder/outline.ts";
export { plantUmlLadder } from "./ladder/plantUml.ts";
export { scopeAt } from "./ladder/scope.ts";
export { findRows } from "./ladder/search.ts";
export { svgLadder } from "./ladder/svg.ts";
export { textLadder } from "./ladder/text.ts";
export { gapText, noteText, stepText } from "./ladder/words.ts";
