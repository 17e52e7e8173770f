// The custom LSP requests of our own client, with their names and plain types: together with LSP, the whole interface
// between client and server. It uses no types of the LSP libraries, so that each side can bundle its own copy.

export * from "./protocol/assistant.ts";
export * from "./protocol/commands.ts";
export * from "./protocol/compare.ts";
export * from "./protocol/compareLogs.ts";
export * from "./protocol/customRules.ts";
export * from "./protocol/export.ts";
export * from "./protocol/filter.ts";
export * from "./protocol/flows.ts";
export * from "./protocol/folder.ts";
export * from "./protocol/folding.ts";
export * from "./protocol/follow.ts";
export * from "./protocol/hiddenLog.ts";
export * from "./protocol/initialization.ts";
export * from "./protocol/ladder.ts";
export * from "./protocol/madeLog.ts";
export * from "./protocol/marks.ts";
export * from "./protocol/merge.ts";
export * from "./protocol/outline.ts";
export * from "./protocol/overview.ts";
export * from "./protocol/part.ts";
export * from "./protocol/place.ts";
export * from "./protocol/reading.ts";
export * from "./protocol/recover.ts";
export * from "./protocol/redact.ts";
export * from "./protocol/steps.ts";
export * from "./protocol/textParts.ts";
export * from "./protocol/tree.ts";
