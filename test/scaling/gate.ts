// The scaling gate: every question on logs of every shape, at four sizes. `npm run scaling`, or for some shapes or questions
// only: `npm run scaling -- --shape REFERs --ask hierarchy --size 2000`. With `--plain`, asks all questions together about
// one log of each shape, of `--length` characters, or about the given files, and compares with a plain log of the same
// length.

import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { decodeLog } from "../../server/src/decode.ts";
import { ASKED, growthText, logsOf, longQuestions, STEEPEST, surelyGrowth } from "./growth.ts";
import { againstPlain, MOST_OF_PLAIN, ofLength, slowest } from "./plain.ts";
import { SHAPES } from "./shapes.ts";

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		shape: { type: "string", default: "" },
		ask: { type: "string", default: "" },
		size: { type: "string", default: "1000" },
		list: { type: "boolean", default: false },
		plain: { type: "boolean", default: false },
		length: { type: "string", default: "500000" },
	},
});

const wanted = (name: string, word: string) => name.toLowerCase().includes(word.toLowerCase());
const shapes = Object.entries(SHAPES).filter(([name]) => wanted(name, values.shape));
process.exitCode = (values.plain ? besidePlain() : gate()) > 0 ? 1 : 0;

/** Returns how many pairs of shape and question grow too steeply. */
function gate(): number {
	const questions = Object.entries(ASKED).filter(([name]) => wanted(name, values.ask));
	let worst = 0;
	let steep = 0;
	for (const [shapeName, shape] of shapes) {
		const logs = logsOf(shape, Number(values.size));
		let worstOfShape = 0;
		for (const [name, question] of longQuestions(logs.at(-1)!.text, questions)) {
			const found = surelyGrowth(logs, question);
			worstOfShape = Math.max(worstOfShape, found.exponent || 0);
			const isSteep = found.exponent > STEEPEST;
			if (isSteep) steep++;
			if (isSteep || values.list)
				console.log(`${isSteep ? "steep " : "      "}${shapeName} / ${name}: ${growthText(found)}`);
		}
		worst = Math.max(worst, worstOfShape);
		console.log(
			`${(performance.now() / 60_000).toFixed(1)} min: ${shapeName}, steepest exponent ${worstOfShape.toFixed(2)}`,
		);
	}
	const pairs = `${shapes.length} shapes, ${questions.length} questions`;
	console.log(`${pairs}: ${steep} steeper than ${STEEPEST}, steepest exponent ${worst.toFixed(2)}`);
	return steep;
}

/** Returns how many logs take too long compared with a plain log. */
function besidePlain(): number {
	const logs =
		positionals.length > 0
			? positionals.map((path) => [basename(path), () => decodeLog(readFileSync(path)).text] as const)
			: shapes.map(([name, shape]) => [name, () => ofLength(shape, Number(values.length))] as const);
	const found = logs.map(([name, read]) => {
		const against = againstPlain(read());
		console.log(`${against.ratio.toFixed(2)} ${name}; ${slowest(against)}`);
		return { name, ...against };
	});
	const slow = found.filter(({ ratio }) => ratio > MOST_OF_PLAIN);
	const worst = Math.max(...found.map(({ ratio }) => ratio));
	console.log(
		`${found.length} logs: ${slow.length} take more than ${MOST_OF_PLAIN} times as long as a plain log, the worst ${worst.toFixed(2)}`,
	);
	return slow.length;
}
