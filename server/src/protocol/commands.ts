// The commands that the server refers to: those of our client, and its own for other editors.

/**
 * The commands of our client that the server's code lenses and code actions invoke; other editors do not have them.
 * Positions have the shape of LSP, since the server creates them and passes them on unchanged.
 */
export const CLIENT_COMMANDS = {
	/** `(uri: string, position: ProtocolPosition, locations: ProtocolLocation[])`: shows several locations in a peek view. */
	showLocations: "rtcdll.showLocations",
	/** `(uri: string, range: ProtocolRange)`: goes to a range. */
	goToLocation: "rtcdll.goToLocation",
	/** `(rule: string)`: shows the page of a rule. */
	openRulePage: "rtcdll.openRulePage",
	/** `(rule: string)`: asks for the severity of a rule and sets it. */
	setRuleSeverity: "rtcdll.setRuleSeverity",
	/** `()`: opens the settings at the custom rules. */
	openCustomRules: "rtcdll.openCustomRules",
	/** `(text: string)`: copies the text to the clipboard. */
	copyText: "rtcdll.copyText",
	/** `(uri: string, line: number)`: draws the call of a message. Also in the palette, for the cursor position. */
	showDiagram: "rtcdll.showDiagram",
	/**
	 * `(uri: string, line: number)`: compares a message with the previous one. Also in the palette, for the cursor position.
	 */
	compareWithPrevious: "rtcdll.compareWithPrevious",
} as const;

/**
 * The commands that the server itself executes (`workspace/executeCommand`), for editors without our client. They return
 * what they create.
 */
export const SERVER_COMMANDS = {
	/** `(uri: string)`: the report of *Explain This Log* as Markdown; `null` if the log is not open. */
	explainLog: "rtcdll.server.explainLog",
	/** `(text: string)`: shows the text in a message. */
	showText: "rtcdll.server.showText",
	/** `(rule: string)`: shows the page of a rule and returns its URI. */
	showRule: "rtcdll.server.showRule",
	/** `(uri: string, range: ProtocolRange)`: goes to a range, in an editor that supports `window/showDocument`. */
	showPlace: "rtcdll.server.showPlace",
} as const;
