// Commands that an editor without our client can run on the server (`workspace/executeCommand`).

import { type ExecuteCommandParams, MessageType, type Range, ShowDocumentRequest } from "vscode-languageserver";
import { isBuiltIn, printable, RULES } from "../../core/index.ts";
import { SERVER_COMMANDS } from "../../protocol.ts";
import type { Service, Session } from "../session.ts";
import { explanationOf } from "./explain.ts";

/**
 * Runs the commands in `SERVER_COMMANDS`. Each also returns what it shows, for editors that can use the result of a command.
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

/** Shows a text as a message, because every editor has messages and their text can be copied. */
function showText({ connection }: Session, text: string): string {
	const shown = text.slice(0, LONGEST_TEXT).split("\n").map(printable).join("\n");
	void connection.sendNotification("window/showMessage", { type: MessageType.Info, message: shown });
	return shown;
}

/** Longer than the summaries of any place. */
const LONGEST_TEXT = 20_000;

/** Opens the page of a rule. If the editor cannot show documents, shows the rule's summary and the address of the page. */
async function showRule(session: Session, rule: string): Promise<string | null> {
	const pages = session.rulePages();
	if (!pages || !isBuiltIn(rule)) return null;
	const page = `${pages}/${rule}.md`;
	if (await showDocument(session, page)) return page;
	const { summary } = RULES.find(({ id }) => id === rule)!;
	showText(session, `${rule}: ${summary}. ${page}`);
	return page;
}

/** Has the editor show a document; returns false if it cannot. */
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
