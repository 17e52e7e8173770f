// Explains what is under the cursor.

import { MarkupKind } from "vscode-languageserver";
import { hover as explain } from "../../core/index.ts";
import { ofLines } from "../logs/shownLog.ts";
import type { Service } from "../session.ts";
import * as toProto from "../toProto.ts";

/** Hovers, in Markdown if the editor supports it, otherwise in plain text. */
export const hover: Service = {
	serve({ connection, judge, settings, editor }) {
		connection.onHover(async ({ textDocument: { uri }, position }) => {
			const current = await settings.of(uri);
			return judge("hover", uri, null, (shown) => {
				const found = explain(shown.trace, toProto.offset(shown.lines, position), shown.findings(current));
				if (!found) return null;
				const contents = editor().hoverMarkdown
					? { kind: MarkupKind.Markdown, value: ofLines(shown, found.markdown) }
					: { kind: MarkupKind.PlainText, value: ofLines(shown, found.plainText) };
				return { contents, range: toProto.range(shown.lines, found.span) };
			});
		});
	},
};
