// Decode Token, for our own client: the contents of the security token at the cursor.

import { tokenAt, tokenDocument } from "../../core/index.ts";
import { DECODE_TOKEN_REQUEST, type DecodeTokenResult, type PlaceParams } from "../../protocol.ts";
import type { Service } from "../session.ts";
import * as toProto from "../toProto.ts";

/** Handles the request behind Decode Token: the decoded token at the position, or a sentence if there is none. */
export const tokens: Service = {
	serve({ connection, answer }) {
		connection.onRequest<DecodeTokenResult, void>(
			DECODE_TOKEN_REQUEST,
			({ textDocument: { uri }, position }: PlaceParams) =>
				answer<DecodeTokenResult>(
					DECODE_TOKEN_REQUEST,
					uri,
					(reason) => ({ text: null, reason }),
					(trace, { lines }) => {
						const found = tokenAt(trace, toProto.offset(lines, position));
						if (!found) return { text: null, reason: "No security token was found at the cursor." };
						const { decoded, span } = found;
						return {
							kind: decoded.kind,
							summary: decoded.summary,
							text: tokenDocument(decoded),
							range: toProto.range(lines, span),
						};
					},
				),
		);
	},
};
