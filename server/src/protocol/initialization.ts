// What a client can tell the server at its start.

/** The `initializationOptions` of LSP's `initialize`. An editor without our client needs to send none. */
export interface InitializationOptions {
	/** The folder URI of the rules' pages, without a slash at its end; without it, the pages beside the server are named. */
	readonly rulePages?: string;
	/** The client has the commands of `CLIENT_COMMANDS`, so that lenses and code actions can name them. */
	readonly clientCommands: boolean;
	/** The client colours a log by our TextMate grammar, so that semantic tokens only add what that cannot know. */
	readonly grammar: boolean;
}

/** Reads what an editor sent; what has another shape counts as not sent. */
export function readInitializationOptions(value: unknown): InitializationOptions {
	const { rulePages, clientCommands, grammar } = (value ?? {}) as Partial<Record<keyof InitializationOptions, unknown>>;
	return {
		...(typeof rulePages === "string" && { rulePages }),
		clientCommands: clientCommands === true,
		grammar: grammar === true,
	};
}
