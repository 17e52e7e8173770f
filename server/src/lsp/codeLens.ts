// Lenses above the first line and the requests: cheap to list, put into words only when they come into sight.

import type { CodeLens, Command, Location } from "vscode-languageserver";
import { type LensSubject, type LensView, lenses, lensText } from "../core/index.ts";
import { CLIENT_COMMANDS, SERVER_COMMANDS } from "../protocol.ts";
import type { Editor } from "./editor.ts";
import type { Service } from "./session.ts";
import { ofMessages } from "./shownLog.ts";
import * as toProto from "./toProto.ts";

/**
 * Lenses, where `rtcdll.codeLens` is on. Only our own client gets those that lead to its views; elsewhere a lens leads to one
 * place, or is a text.
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

/** What a click on a lens does; an empty command is a text that cannot be clicked. */
function wayTo(
	[first, ...more]: readonly Location[],
	uri: string,
	{ range }: CodeLens,
	{ options, showsDocuments }: Editor,
): Omit<Command, "title"> {
	if (first && options.clientCommands) {
		return { command: CLIENT_COMMANDS.showLocations, arguments: [uri, range.start, [first, ...more]] };
	}
	// The first one is often the request itself, above which the lens stands.
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
