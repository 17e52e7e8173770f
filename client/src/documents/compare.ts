// Compare With: shows two messages in VS Code's diff editor, without the parts that differ in every message.

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
} from "../../../server/src/protocol.ts";
import { isIndex } from "../arguments.ts";
import { say } from "../goTo.ts";
import { logPlaceOf } from "../logPlace.ts";
import { plainLabel } from "../plainLabel.ts";
import { type App, ask, noAnswer, traceEditor } from "../question.ts";
import { derivedUri, provideDerived, readSource, type Source } from "./derived.ts";

/** The URI scheme of the compared documents. */
const COMPARE_SCHEME = "rtcdll-compare";

/** How messages are laid out in every comparison in this window. */
type Layout = Pick<CompareTextParams, "hideChanging" | "sortHeaders">;

/** Registers the commands and the content provider. */
export function registerCompare(app: App): vscode.Disposable {
	const changed = new vscode.EventEmitter<vscode.Uri>();
	let layout: Layout = { hideChanging: true, sortHeaders: true };
	const set = (change: Partial<Layout>) => {
		layout = { ...layout, ...change };
		for (const { uri } of vscode.workspace.textDocuments) if (uri.scheme === COMPARE_SCHEME) changed.fire(uri);
	};
	return vscode.Disposable.from(
		changed,
		provideDerived(app, {
			scheme: COMPARE_SCHEME,
			sourceOf: readMessageSource,
			textOf: (source) => readMessage(app, source, layout),
			onDidChange: changed.event,
		}),
		vscode.commands.registerCommand("rtcdll.compareWith", () => compareWith(app)),
		vscode.commands.registerCommand("rtcdll.compareWithPrevious", (...args: unknown[]) =>
			compareWithPrevious(app, args),
		),
		vscode.commands.registerCommand("rtcdll.toggleChangingValues", () => set({ hideChanging: !layout.hideChanging })),
		vscode.commands.registerCommand("rtcdll.toggleHeaderOrder", () => set({ sortHeaders: !layout.sortHeaders })),
	);
}

async function compareWith(app: App): Promise<void> {
	const editor = traceEditor();
	if (!editor) return;
	const place = await logPlaceOf(app, editor);
	const answer = await ask<ComparePartnersResult>(app, COMPARE_PARTNERS_REQUEST, place);
	if (!answer?.message) return say(editor, answer?.reason ?? noAnswer(app));
	if (answer.partners.length === 0) return say(editor, vscode.l10n.t("There is no other message in this log."));
	const partner = await choose(answer.message, answer.partners);
	if (partner) await openDiff(place, answer.message, partner);
}

/** Uses the log and line passed as arguments, as by a code lens, otherwise the cursor. */
async function compareWithPrevious(app: App, [log, line]: readonly unknown[]): Promise<void> {
	const editor = traceEditor();
	if (!editor) return;
	const place: PlaceParams =
		typeof log === "string" && isIndex(line)
			? { textDocument: { uri: log }, position: { line, character: 0 } }
			: await logPlaceOf(app, editor);
	const answer = await ask<ComparePartnersResult>(app, COMPARE_PARTNERS_REQUEST, place);
	if (!answer?.message) return say(editor, answer?.reason ?? noAnswer(app));
	if (!answer.previous) return say(editor, vscode.l10n.t("There is no earlier message of the same kind."));
	await openDiff(place, answer.message, answer.previous);
}

const GROUPS: Readonly<Record<ProtocolPartner["relation"], string>> = {
	call: vscode.l10n.t("Same method, same call"),
	method: vscode.l10n.t("Same method"),
	other: vscode.l10n.t("Other messages"),
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
			label: plainLabel(partner.name),
			description: vscode.l10n.t("line {0}, {1}", partner.position.line + 1, partner.time),
			partner,
		});
	}
	const chosen = await vscode.window.showQuickPick(items, {
		title: vscode.l10n.t("Compare {0}, line {1}", plainLabel(message.name), message.position.line + 1),
		placeHolder: vscode.l10n.t("With which message?"),
		matchOnDescription: true,
	});
	return chosen?.partner;
}

/** The earlier message is always on the left, whichever one the comparison started from. */
async function openDiff(
	{ textDocument: { uri: log } }: PlaceParams,
	one: ProtocolComparedMessage,
	other: ProtocolComparedMessage,
): Promise<void> {
	const [left, right] = one.position.line <= other.position.line ? [one, other] : [other, one];
	await diffMessages({ log, message: left }, { log, message: right });
}

/** A message of a log, with the log's URI as a string. */
export interface MessageOfLog {
	readonly log: string;
	readonly message: ProtocolComparedMessage;
}

/** Opens VS Code's diff editor for two messages of the same log or of two logs. */
export async function diffMessages(left: MessageOfLog, right: MessageOfLog): Promise<void> {
	const title = `${titleOf(left.message)} ↔ ${titleOf(right.message)}`;
	const [original, modified] = [left, right].map(({ log, message }) => documentOf(log, message));
	await vscode.commands.executeCommand("vscode.diff", original, modified, title);
}

function titleOf({ name, position }: ProtocolComparedMessage): string {
	return vscode.l10n.t("{0}, line {1}", name, position.line + 1);
}

interface MessageSource extends Source {
	readonly line: number;
}

function documentOf(log: string, message: ProtocolComparedMessage): vscode.Uri {
	const source: MessageSource = { log, line: message.position.line };
	// The extension selects the language, which highlights messages and wraps long lines.
	return derivedUri(COMPARE_SCHEME, `${message.name}, line ${source.line + 1}.sip.txt`, source);
}

async function readMessage(app: App, source: MessageSource, layout: Layout): Promise<string> {
	const params: CompareTextParams = {
		textDocument: { uri: source.log },
		position: { line: source.line, character: 0 },
		...layout,
	};
	const answer = await ask<CompareTextResult>(app, COMPARE_TEXT_REQUEST, params);
	if (typeof answer?.text !== "string") throw new Error(answer?.reason ?? noAnswer(app));
	return answer.text;
}

function readMessageSource(uri: vscode.Uri): MessageSource | undefined {
	return readSource<MessageSource>(uri, COMPARE_SCHEME, ({ log, line }) =>
		typeof log === "string" && isIndex(line) ? { log, line } : undefined,
	);
}
