// The headers of the lifelines: who the party is, and its address.

import type { LadderLane } from "../../../server/src/protocol.ts";
import { element } from "../dom.ts";

/** Draws the headers in order. */
export function drawLanes(lanes: readonly LadderLane[]): readonly HTMLElement[] {
	return lanes.map(({ name, address, product, isClient }) => {
		const texts = [name, address, product].filter((text) => text !== "");
		return element("div", {
			className: `lane${isClient ? " client" : ""}`,
			title: texts.join("\n"),
			attributes: { role: "listitem" },
			children: [
				element("div", {
					className: "box",
					children: texts.map((text, at) => element("span", { className: at === 0 ? "name" : "more", text })),
				}),
			],
		});
	});
}
