// The initialization options of the server.

/** The `initializationOptions` of LSP's `initialize`. Editors without our client need not send any. */
export interface InitializationOptions {
	/**
	 * The URI of the folder with the rule pages, without a trailing slash; without it, links lead to the pages beside the
	 * server.
	 */
	readonly rulePages?: string;
	/** The client has the commands of `CLIENT_COMMANDS`, so lenses and code actions may use them. */
	readonly clientCommands: boolean;
	/** The client has our TextMate grammar, so semantic tokens only add what the grammar cannot know. */
	readonly grammar: boolean;
}

/** Validates what an editor sent; values of the wrong type count as missing. */
export function readInitializationOptions(value: unknown): InitializationOptions {
	const { rulePages, clientCommands, grammar } = (value ?? {}) as Partial<Record<keyof InitializationOptions, unknown>>;
	return {
		...(typeof rulePages === "string" && { rulePages }),
		clientCommands: clientCommands === true,
		grammar: grammar === true,
	};
}
