// The messages between every panel and its page. Plain types, because each side is a separate bundle.

/** From a panel to its page. */
export type ToPage =
	/** The log has changed. */
	| { readonly type: "changed" }
	/** `result` is `null` if the server failed; `isOff` is true if none runs until the user restarts it. */
	| { readonly type: "answer"; readonly id: number; readonly result: unknown; readonly isOff: boolean };

/** From a page to its panel. Each question in `Questions` has the parameters and result of its request, without the log. */
export type FromPage<Questions> =
	/** The script is running, for the first time or again after the view was hidden. */
	| { readonly type: "ready" }
	/** Restart the server. */
	| { readonly type: "restart" }
	| { readonly type: "ask"; readonly id: number; readonly name: keyof Questions; readonly params: object };
