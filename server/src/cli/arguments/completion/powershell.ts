// Completion for PowerShell.

import type { Choice, Command } from "../command.ts";
import { type CommandWords, wordsOf } from "./words.ts";

/** A script for Windows PowerShell 5.1 and PowerShell 7. If it offers nothing, PowerShell completes file names itself. */
export function powershellCompletion(commands: readonly Command[]): string {
	const all = wordsOf(commands);
	return `# Completion of rtcdll for PowerShell. In $PROFILE: rtcdll completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName rtcdll -ScriptBlock {
	param($word, $line, $position)
	$commands = [ordered]@{${all.map(({ name, says }) => `\n\t\t${quoted(name)} = ${quoted(says)}`).join("")}
	}
	$options = @{${all.map((each) => `\n\t\t${quoted(each.name)} = [ordered]@{${optionLines(each)}\n\t\t}`).join("")}
	}
	$values = @{${all.flatMap(valueLines).join("")}
	}
	$words = @($line.CommandElements | Where-Object { $_.Extent.EndOffset -lt $position } | ForEach-Object { $_.ToString() })
	$offered = $commands
	if ($words.Count -gt 1) {
		$offered = $values["$($words[1]) $($words[-1])"]
		if ($null -eq $offered) { $offered = $options[$words[1]] }
		if ($null -eq $offered) { return }
	}
	$offered.GetEnumerator() | Where-Object { $_.Key -like "$word*" -and ($word -or -not $_.Key.StartsWith('-')) } | ForEach-Object {
		[System.Management.Automation.CompletionResult]::new($_.Key, $_.Key, 'ParameterValue', $_.Value)
	}
}
`;
}

function optionLines({ options, choices }: CommandWords): string {
	const lines = [...choices.map(said), ...options.map(({ long, says }) => [long, says])];
	return lines.map(([name, says]) => `\n\t\t\t${quoted(name!)} = ${quoted(says!)}`).join("");
}

function valueLines({ name, options }: CommandWords): readonly string[] {
	return options
		.filter(({ choices }) => choices.length > 0)
		.map(({ long, choices }) => {
			const words = choices.map(said).map(([choice, says]) => `${quoted(choice!)} = ${quoted(says!)}`);
			return `\n\t\t${quoted(`${name} ${long}`)} = [ordered]@{ ${words.join("; ")} }`;
		});
}

function said({ name, says }: Choice): readonly [string, string] {
	return [name, says ?? name];
}

function quoted(text: string): string {
	return `'${text.replaceAll("'", "''")}'`;
}
