// The scaling gate: every question on logs of every shape, at four sizes. `npm run scaling`, and the same for some shapes or
// questions: `npm run scaling -- --shape REFERs --ask hierarchy --size 2000`.

import { parseArgs } from "node:util";
import { ASKED, growthText, logsOf, STEEPEST, surelyGrowth } from "./growth.ts";
import { SHAPES } from "./shapes.ts";

const { values } = parseArgs({
	options: {
		shape: { type: "string", default: "" },
		ask: { type: "string", default: "" },
		size: { type: "string", default: "1000" },
		list: { type: "boolean", default: false },
	},
});

const wanted = (name: string, word: string) => name.toLowerCase().includes(word.toLowerCase());
const shapes = Object.entries(SHAPES).filter(([name]) => wanted(name, values.shape));
const questions = Object.entries(ASKED).filter(([name]) => wanted(name, values.ask));
let worst = 0;
let steep = 0;
for (const [shapeName, shape] of shapes) {
	const logs = logsOf(shape, Number(values.size));
	for (const [name, question] of questions) {
		const found = surelyGrowth(logs, question);
		worst = Math.max(worst, found.exponent || 0);
		const isSteep = found.exponent > STEEPEST;
		if (isSteep) steep++;
		if (isSteep || values.list)
			console.log(`${isSteep ? "steep " : "      "}${shapeName} / ${name}: ${growthText(found)}`);
	}
}
const pairs = `${shapes.length} shapes, ${questions.length} questions`;
console.log(`${pairs}: ${steep} steeper than ${STEEPEST}, the steepest ${worst.toFixed(2)}`);
process.exitCode = steep > 0 ? 1 : 0;
