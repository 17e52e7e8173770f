// What is under the cursor, in words.

import { MarkupKind } from "vscode-languageserver";
import { hover as explain } from "../core/index.ts";
import type { Service, Session } from "./session.ts";
import * as toProto from "./toProto.ts";

export const hover: Service = {
	capabilities: { hoverProvider: true },
	serve(session) {
		const { connection, answer } = session;
		connection.onHover(({ textDocument: { uri }, position }) =>
			answer("hover", uri, null, (trace) => {
				const found = explain(trace, toProto.offset(trace.lines, position));
				if (!found) return null;
				const contents = showsMarkdown(session)
					? { kind: MarkupKind.Markdown, value: found.markdown }
					: { kind: MarkupKind.PlainText, value: found.plainText };
				return { contents, range: toProto.range(trace.lines, found.span) };
			}),
		);
	},
};

function showsMarkdown({ editor }: Session): boolean {
	return editor().capabilities.textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown) === true;
}
