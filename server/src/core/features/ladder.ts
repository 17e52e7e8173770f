// The sequence diagram of a log, or of a part of it: what the room `ladder/` offers.
//
// A scope names the messages (`scopeAt`, `findCall`), and `ladder` draws up who spoke with whom, when, and what came of it, as
// plain data (`ladder/model.ts`). From there lead two ways. One draws all of it into a document: as text, SVG, Mermaid or
// PlantUML. The other, for a view, walks through it row by row (`ladderDiagram`, `findRows`), and adds the words only to what
// is on the screen (`withWords`).

export { arrowOutcome, arrowTooltip, withWords } from "./ladder/arrowWords.ts";
export { type Diagram, type DiagramRow, ladderDiagram } from "./ladder/diagram.ts";
export { findCall, messageOnLine } from "./ladder/findCall.ts";
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
