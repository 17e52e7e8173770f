// What every panel and its page say to each other. Plain types, because each side is a bundle of its own.

/** From a panel to its page. */
export type ToPage =
	/** The log has changed. */
	| { readonly type: "changed" }
	/** `null` when the server failed; `isOff` when none runs, until the reader has one started again. */
	| { readonly type: "answer"; readonly id: number; readonly result: unknown; readonly isOff: boolean };

/** From a page to its panel. Each question of `Questions` has the parameters and the result of its request, but for the log. */
export type FromPage<Questions> =
	/** The script runs, for the first time or because the view was hidden in between. */
	| { readonly type: "ready" }
	/** Start the server again, which is off. */
	| { readonly type: "restart" }
	| { readonly type: "ask"; readonly id: number; readonly name: keyof Questions; readonly params: object };
