// Compare With: two messages of a log in VS Code's diff, as read-only text from which is left out what always differs.

import * as vscode from "vscode";
import {
	COMPARE_PARTNERS_REQUEST,
	COMPARE_TEXT_REQUEST,
	type ComparePartnersResult,
	type CompareTextParams,
	type CompareTextResult,
	type PlaceParams,
	type ProtocolComparedMessage,
	type ProtocolPartner,
} from "../../server/src/protocol.ts";
import { isIndex } from "./arguments.ts";
import { say } from "./goTo.ts";
import { logPlaceOf } from "./logPlace.ts";
import { ask, type Desk, NO_ANSWER, traceEditor } from "./question.ts";

/** The scheme of the documents that are compared. */
export const COMPARE_SCHEME = "rtcdll-compare";

/** How messages are laid out for all comparisons of this window. */
type Layout = Pick<CompareTextParams, "hideChanging" | "sortHeaders">;

/** Registers the commands and what makes the documents. */
export function registerCompare(desk: Desk): vscode.Disposable {
	const changed = new vscode.EventEmitter<vscode.Uri>();
	let layout: Layout = { hideChanging: true, sortHeaders: true };
	const set = (change: Partial<Layout>) => {
		layout = { ...layout, ...change };
		for (const { uri } of vscode.workspace.textDocuments) if (uri.scheme === COMPARE_SCHEME) changed.fire(uri);
	};
	return vscode.Disposable.from(
		changed,
		vscode.workspace.registerTextDocumentContentProvider(COMPARE_SCHEME, {
			onDidChange: changed.event,
			provideTextDocumentContent: (uri) => readMessage(desk, uri, layout),
		}),
		vscode.commands.registerCommand("rtcdll.compareWith", () => compareWith(desk)),
		vscode.commands.registerCommand("rtcdll.compareWithPrevious", (...args: unknown[]) =>
			compareWithPrevious(desk, args),
		),
		vscode.commands.registerCommand("rtcdll.toggleChangingValues", () => set({ hideChanging: !layout.hideChanging })),
		vscode.commands.registerCommand("rtcdll.toggleHeaderOrder", () => set({ sortHeaders: !layout.sortHeaders })),
	);
}

async function compareWith(desk: Desk): Promise<void> {
	const editor = traceEditor();
	if (!editor) return;
	const place = await logPlaceOf(desk, editor);
	const answer = await ask<ComparePartnersResult>(desk, COMPARE_PARTNERS_REQUEST, place);
	if (!answer?.message) return say(editor, answer?.reason ?? NO_ANSWER);
	if (answer.partners.length === 0) return say(editor, "There is no other message in this log.");
	const partner = await choose(answer.message, answer.partners);
	if (partner) await openDiff(place, answer.message, partner);
}

/** At the log and line that come as arguments, as from a lens, else at the cursor. */
async function compareWithPrevious(desk: Desk, [log, line]: readonly unknown[]): Promise<void> {
	const editor = traceEditor();
	if (!editor) return;
	const place: PlaceParams =
		typeof log === "string" && isIndex(line)
			? { textDocument: { uri: log }, position: { line, character: 0 } }
			: await logPlaceOf(desk, editor);
	const answer = await ask<ComparePartnersResult>(desk, COMPARE_PARTNERS_REQUEST, place);
	if (!answer?.message) return say(editor, answer?.reason ?? NO_ANSWER);
	if (!answer.previous) return say(editor, "There is no message of the same kind before this one.");
	await openDiff(place, answer.message, answer.previous);
}

const GROUPS: Readonly<Record<ProtocolPartner["relation"], string>> = {
	call: "Same method, same call",
	method: "Same method",
	other: "Other messages",
};

async function choose(
	message: ProtocolComparedMessage,
	partners: readonly ProtocolPartner[],
): Promise<ProtocolPartner | undefined> {
	const items: (vscode.QuickPickItem & { readonly partner?: ProtocolPartner })[] = [];
	for (const [at, partner] of partners.entries()) {
		if (partner.relation !== partners[at - 1]?.relation) {
			items.push({ label: GROUPS[partner.relation], kind: vscode.QuickPickItemKind.Separator });
		}
		items.push({
			label: plain(partner.name),
			description: `line ${partner.position.line + 1}, ${partner.time}`,
			partner,
		});
	}
	const chosen = await vscode.window.showQuickPick(items, {
		title: `Compare ${plain(message.name)}, line ${message.position.line + 1}`,
		placeHolder: "With which message?",
		matchOnDescription: true,
	});
	return chosen?.partner;
}

/** A name from the log must not turn into an icon of a list. */
function plain(name: string): string {
	return name.replace(/\$\(/g, "$\u200b(");
}

/** The earlier message stands on the left, whichever the comparison was started from. */
async function openDiff(
	{ textDocument: { uri: log } }: PlaceParams,
	one: ProtocolComparedMessage,
	other: ProtocolComparedMessage,
): Promise<void> {
	const [left, right] = one.position.line <= other.position.line ? [one, other] : [other, one];
	const title = `${titleOf(left)} ↔ ${titleOf(right)}`;
	await vscode.commands.executeCommand("vscode.diff", documentOf(log, left), documentOf(log, right), title);
}

function titleOf({ name, position }: ProtocolComparedMessage): string {
	return `${name}, line ${position.line + 1}`;
}

/** Where a message comes from. It stands in the query of its document, so that a window that is opened again still knows. */
interface Source {
	readonly log: string;
	readonly line: number;
}

function documentOf(log: string, message: ProtocolComparedMessage): vscode.Uri {
	const source: Source = { log, line: message.position.line };
	const path = `/${titleOf(message).replace(NOT_IN_A_NAME, "_")}.sip.txt`;
	return vscode.Uri.from({ scheme: COMPARE_SCHEME, path, query: JSON.stringify(source) });
}

/** What a path or the name of a tab cannot show; the text comes from the log. */
const NOT_IN_A_NAME = /[\\/\p{Cc}\p{Zl}\p{Zp}]+/gu;

/** The text of a message. An error says in the editor why there is none. */
async function readMessage(desk: Desk, uri: vscode.Uri, layout: Layout): Promise<string> {
	const source = readSource(uri);
	if (!source) throw new Error("This is no message of a log.");
	// After a restart of the window a comparison can be the first to need the log, and the server.
	await vscode.workspace.openTextDocument(vscode.Uri.parse(source.log, true));
	await desk.server.start();
	const params: CompareTextParams = {
		textDocument: { uri: source.log },
		position: { line: source.line, character: 0 },
		...layout,
	};
	const answer = await ask<CompareTextResult>(desk, COMPARE_TEXT_REQUEST, params);
	if (typeof answer?.text !== "string") throw new Error(answer?.reason ?? NO_ANSWER);
	return answer.text;
}

/** Anyone can open a document of our scheme, so its query is read with care. */
function readSource({ scheme, query }: vscode.Uri): Source | undefined {
	if (scheme !== COMPARE_SCHEME) return undefined;
	try {
		const { log, line } = JSON.parse(query) as Partial<Record<keyof Source, unknown>>;
		return typeof log === "string" && isIndex(line) ? { log, line } : undefined;
	} catch {
		return undefined;
	}
}
