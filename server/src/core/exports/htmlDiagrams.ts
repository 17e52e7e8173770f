// The diagrams on the page: the whole log if it is short enough, otherwise only what failed.

import { activitiesOf } from "../activities/activities.ts";
import { isBad } from "../activities/activity.ts";
import { activityExtent } from "../features/activityExtent.ts";
import { withoutSecrets } from "../features/explain/statement.ts";
import { arrowTooltip, type LadderScope, ladder, svgLadder } from "../features/ladder.ts";
import { escaped } from "../features/markup.ts";
import type { Finding } from "../rules/rule.ts";
import type { Trace } from "../trace/trace.ts";

/** A figure for each diagram, and a paragraph about what is not drawn; nothing for a log without messages. */
export function diagramFigures(trace: Trace, findings: readonly Finding[]): readonly string[] {
	const { count } = trace.index.messages;
	if (count === 0) return [];
	if (count <= MOST_MESSAGES) return [figure(trace, { kind: "log" }, findings, 1)];
	const bad = activitiesOf(trace).all.filter(isBad);
	const drawn = bad
		.filter((activity) => activityExtent(trace, activity).messages.length <= MOST_MESSAGES)
		.slice(0, MOST_DIAGRAMS);
	return [
		...drawn.map(({ id }, at) => figure(trace, { kind: "activity", activity: id }, findings, at + 1)),
		`<p class="aside">${leftOut(count, bad.length, drawn.length)} The editor and <code>rtcdll ladder</code> can ` +
			"draw any part of it.</p>",
	];
}

/** Nobody reads a longer diagram on a page. */
const MOST_MESSAGES = 150;
const MOST_DIAGRAMS = 5;

function leftOut(messages: number, bad: number, drawn: number): string {
	const whole = `The log has ${messages} messages, too many for one diagram.`;
	if (bad === 0) return whole;
	return drawn === bad
		? `${whole} Only what did not work is drawn.`
		: `${whole} ${drawn} of the ${bad} activities that did not work are drawn.`;
}

function figure(trace: Trace, scope: LadderScope, findings: readonly Finding[], number: number): string {
	const drawn = ladder(trace, scope, findings);
	const picture = svgLadder(drawn, (arrow) => withoutSecrets(arrowTooltip(trace, drawn.lanes, arrow)), `d${number}-`);
	return `<figure class="scroll" tabindex="0" role="region" aria-label="${escaped(`Diagram: ${drawn.title}`)}">\n${picture}</figure>`;
}
