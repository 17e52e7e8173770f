// Code lenses above the first line and the requests. They are listed without a text, which is made when a lens becomes
// visible.

import type { CodeLens, Command, Location } from "vscode-languageserver";
import { type LensSubject, type LensView, lenses, lensText } from "../../core/index.ts";
import { CLIENT_COMMANDS, SERVER_COMMANDS } from "../../protocol.ts";
import type { Editor } from "../editor.ts";
import { ofMessages } from "../logs/shownLog.ts";
import type { Service } from "../session.ts";
import * as toProto from "../toProto.ts";

/**
 * Code lenses, if `rtcdll.codeLens` is on. Lenses that open views are for our own client only; in other editors a lens goes
 * to a single place, or is plain text.
 */
export const codeLens: Service = {
	serve({ connection, judge, settings, editor, options }) {
		connection.onCodeLens(async ({ textDocument: { uri } }) => {
			const current = await settings.of(uri);
			if (!current.codeLens) return [];
			return judge("codeLens", uri, [], ({ trace, lines, shows }) =>
				lenses(trace, options().clientCommands)
					.filter(({ subject, offset }) => subject.kind === "log" || shows(offset))
					.map(({ subject, offset }): CodeLens => {
						const start = toProto.position(lines, offset);
						return { range: { start, end: start }, data: { uri, subject } satisfies LensData };
					}),
			);
		});
		connection.onCodeLensResolve(async (lens) => {
			const { uri, subject } = lens.data as LensData;
			const current = await settings.of(uri);
			return judge(
				"codeLens/resolve",
				uri,
				lens,
				(shown) => {
					const { trace, logUri } = shown;
					const text = lensText(trace, shown.findings(current), subject, current.limits.slowTransactionMs);
					if (!text) return lens;
					if (subject.kind === "diagram" || subject.kind === "compare") {
						const place = [logUri, trace.index.messages.line(subject.message)];
						return { ...lens, command: { title: text.title, command: VIEWS[subject.kind], arguments: place } };
					}
					const title = subject.kind === "log" ? ofMessages(shown, text.title) : text.title;
					const locations = text.places.map(shown.locate);
					return { ...lens, command: { title, ...wayTo(locations, uri, lens, editor()) } };
				},
				current,
			);
		});
	},
};

/** The command that a click on a lens runs. An empty command makes it plain text. */
function wayTo(
	[first, ...more]: readonly Location[],
	uri: string,
	{ range }: CodeLens,
	{ options, showsDocuments }: Editor,
): Omit<Command, "title"> {
	if (first && options.clientCommands) {
		return { command: CLIENT_COMMANDS.showLocations, arguments: [uri, range.start, [first, ...more]] };
	}
	// Skips the line of the lens itself, because the first place is often the request below it.
	const other = [first, ...more].find((each) => each && each.range.start.line !== range.start.line);
	if (!other || !showsDocuments) return { command: "" };
	return { command: SERVER_COMMANDS.showPlace, arguments: [other.uri, other.range] };
}

const VIEWS: Readonly<Record<LensView, string>> = {
	diagram: CLIENT_COMMANDS.showDiagram,
	compare: CLIENT_COMMANDS.compareWithPrevious,
};

/** What a lens carries until it is resolved. */
interface LensData {
	readonly uri: string;
	readonly subject: LensSubject;
}
