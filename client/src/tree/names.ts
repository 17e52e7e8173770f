// The names under which the manifest knows the transactions view and what belongs to it.

/** The id of the view; its commands begin with the same word. */
export const VIEW_ID = "rtcdll.transactions";

/** Keys for the `when` clauses of the manifest. */
export const CONTEXT = {
	/** True while the view has a log to show; without one it shows its welcome. */
	hasLog: `${VIEW_ID}.hasLog`,
	/** What the log lacks that is shown, so that the view has nothing: `empty`, `noTrace`, `noSip`. */
	lacks: `${VIEW_ID}.lacks`,
	/** True while the server is off, so that nobody can say what is in a log. */
	isOff: `${VIEW_ID}.serverIsOff`,
	order: `${VIEW_ID}.order`,
	/** True while a filter or a search hides something. */
	filtered: `${VIEW_ID}.filtered`,
} as const;
