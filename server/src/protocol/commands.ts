// The commands that the server names: those of our client, and its own for other editors.

/**
 * The commands of our client that the server's lenses and code actions call; no other editor has them. Places are in LSP
 * shape, because the server makes them and the client takes them as they come.
 */
export const CLIENT_COMMANDS = {
	/** `(uri: string, position: ProtocolPosition, locations: ProtocolLocation[])`: peeks at several places. */
	showLocations: "rtcdll.showLocations",
	/** `(uri: string, range: ProtocolRange)`: goes to one place. */
	goToLocation: "rtcdll.goToLocation",
	/** `(rule: string)`: shows the page of a rule. */
	openRulePage: "rtcdll.openRulePage",
	/** `(rule: string)`: asks for the severity of a rule and sets it. */
	setRuleSeverity: "rtcdll.setRuleSeverity",
	/** `()`: opens the settings at the rules that the user wrote. */
	openCustomRules: "rtcdll.openCustomRules",
	/** `(text: string)`: puts the text on the clipboard. */
	copyText: "rtcdll.copyText",
	/** `(uri: string, line: number)`: draws the call of a message. In the palette as well, for the cursor. */
	showDiagram: "rtcdll.showDiagram",
	/** `(uri: string, line: number)`: compares a message with the one before it. In the palette as well, for the cursor. */
	compareWithPrevious: "rtcdll.compareWithPrevious",
} as const;

/**
 * The commands that the server itself carries out (`workspace/executeCommand`), for editors without our client. What they
 * make they return.
 */
export const SERVER_COMMANDS = {
	/** `(uri: string)`: what *Explain This Log* says, as Markdown; `null` for a log that is not open. */
	explainLog: "rtcdll.server.explainLog",
	/** `(text: string)`: shows the text as a message. */
	showText: "rtcdll.server.showText",
	/** `(rule: string)`: shows the page of a rule, and returns its URI. */
	showRule: "rtcdll.server.showRule",
	/** `(uri: string, range: ProtocolRange)`: goes to a place, in an editor that lets the server show documents. */
	showPlace: "rtcdll.server.showPlace",
} as const;
