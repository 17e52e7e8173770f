// The names in the manifest that belong to the transactions view.

/** The id of the view and prefix of its commands. */
export const VIEW_ID = "rtcdll.transactions";

/** Context keys for the `when` clauses of the manifest. */
export const CONTEXT = {
	/** True if the view has a log; otherwise it shows its welcome content. */
	hasLog: `${VIEW_ID}.hasLog`,
	/** Why the view is empty although it has a log: `empty`, `noTrace`, `noSip`. */
	lacks: `${VIEW_ID}.lacks`,
	/** True while the server is off, so that the content of a log is unknown. */
	isOff: `${VIEW_ID}.serverIsOff`,
	order: `${VIEW_ID}.order`,
	/** True while a filter or a search is active. */
	filtered: `${VIEW_ID}.filtered`,
} as const;
