// What an editor without our client can have the server do: its commands, `workspace/executeCommand`.

import { type ExecuteCommandParams, MessageType, type Range, ShowDocumentRequest } from "vscode-languageserver";
import { isBuiltIn, printable, RULES } from "../core/index.ts";
import { SERVER_COMMANDS } from "../protocol.ts";
import { explanationOf } from "./explain.ts";
import type { Service, Session } from "./session.ts";

/**
 * The commands of `SERVER_COMMANDS`, for an editor without our client. Each returns what it makes, for an editor that can do
 * something with that.
 */
export const serverCommands: Service = {
	serve(session) {
		session.connection.onExecuteCommand(async ({ command, arguments: given = [] }: ExecuteCommandParams) => {
			const [first, second] = given as readonly unknown[];
			switch (command) {
				case SERVER_COMMANDS.explainLog:
					return (await explanationOf(session, String(first))).markdown;
				case SERVER_COMMANDS.showText:
					return showText(session, String(first));
				case SERVER_COMMANDS.showRule:
					return showRule(session, String(first));
				case SERVER_COMMANDS.showPlace:
					return showDocument(session, String(first), second as Range);
				default:
					return null;
			}
		});
	},
};

/** As a message: every editor has these, and lets the reader copy from them. */
function showText({ connection }: Session, text: string): string {
	const shown = text.slice(0, LONGEST_TEXT).split("\n").map(printable).join("\n");
	void connection.sendNotification("window/showMessage", { type: MessageType.Info, message: shown });
	return shown;
}

/** More than the summaries of a place take. */
const LONGEST_TEXT = 20_000;

/** The page of a rule, or where the editor cannot be made to show it, what the rule says and where the page is. */
async function showRule(session: Session, rule: string): Promise<string | null> {
	const pages = session.rulePages();
	if (!pages || !isBuiltIn(rule)) return null;
	const page = `${pages}/${rule}.md`;
	if (await showDocument(session, page)) return page;
	const { summary } = RULES.find(({ id }) => id === rule)!;
	showText(session, `${rule}: ${summary}. ${page}`);
	return page;
}

/** Has the editor show a document; false where it cannot. */
async function showDocument(
	{ connection, editor, attempt }: Session,
	uri: string,
	selection?: Range,
): Promise<boolean> {
	if (!editor().showsDocuments) return false;
	const params = { uri, takeFocus: true, ...(selection ? { selection } : {}) };
	return attempt("showDocument", false, async () => {
		const { success } = await connection.sendRequest(ShowDocumentRequest.type, params);
		return success;
	});
}
