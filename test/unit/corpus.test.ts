// Real traffic: our messages and transactions, compared with oracles created with the help of tshark and sipp.

import assert from "node:assert/strict";
import { parseTrace, report } from "../../server/src/core/index.ts";
import { type Agreement, CORPUS, compare, corpusLogs } from "../support/oracle.ts";

suite("corpus", () => {
	test("messages and transactions agree with the expected ones", function () {
		const logs = corpusLogs();
		if (logs.length === 0) {
			console.log(`      skipped: no corpus at ${CORPUS}`);
			this.skip();
		}
		const folders = new Map<string, Agreement[]>();
		for (const { folder, name, text, oracle } of logs) {
			const agreement = compare(report(parseTrace(text), name), oracle);
			const group = name.includes("fuzz-2006") ? "garbage capture" : folder;
			folders.set(group, [...(folders.get(group) ?? []), agreement]);
			if (process.env.RTCDLL_CORPUS_FAULTS) {
				for (const fault of [...agreement.messageFaults, ...agreement.transactionFaults])
					console.log(`${name}: ${fault}`);
			}
		}
		const real = [...folders].filter(([group]) => group !== "garbage capture").flatMap(([, all]) => all);
		for (const [group, all] of folders) console.log(`      ${row(group, all)}`);
		console.log(`      ${row("all but garbage", real)}`);
		assert.equal(
			total(real, ({ messageFaults }) => messageFaults.length),
			0,
			"messages that differ",
		);
		assert.ok(share(real) >= 99.9, `transactions agree to ${share(real).toFixed(2)} %`);
	});
});

function row(name: string, all: readonly Agreement[]): string {
	const messages = total(all, (one) => one.messages);
	const faults = total(all, (one) => one.messageFaults.length);
	const transactions = total(all, (one) => one.transactions);
	const off = total(all, (one) => one.timesOff);
	return (
		`${name.padEnd(22)} ${String(messages).padStart(6)} messages, ${faults} differ; ` +
		`${String(transactions).padStart(5)} transactions, ${share(all).toFixed(2)} % agree, ${off} times off`
	);
}

function share(all: readonly Agreement[]): number {
	const transactions = total(all, (one) => one.transactions);
	return transactions === 0 ? 100 : 100 * (1 - total(all, (one) => one.transactionFaults.length) / transactions);
}

function total(all: readonly Agreement[], amount: (one: Agreement) => number): number {
	return all.reduce((sum, one) => sum + amount(one), 0);
}
