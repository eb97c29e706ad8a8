// Starts `mobanlint lsp` and hands texts to it; what it judges and offers is its own.

import * as vscode from "vscode";
import { type DocumentFilter, LanguageClient } from "vscode-languageclient/node";

const DRAFTS = ["**/*.json", "**/*.jsonl", "**/*.csv", "**/*.tsv"];

let client: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
	context.subscriptions.push(
		vscode.commands.registerCommand("mobanlint.restart", restart),
		vscode.workspace.onDidChangeConfiguration((change) => {
			if (change.affectsConfiguration("mobanlint")) {
				void restart();
			}
		}),
	);
	await start();
}

export async function deactivate(): Promise<void> {
	await client?.stop();
	client = undefined;
}

async function restart(): Promise<void> {
	await deactivate();
	await start();
}

async function start(): Promise<void> {
	const settings = vscode.workspace.getConfiguration("mobanlint");
	const command = settings.get("path", "mobanlint");
	const patterns = settings.get("sourceFiles", true) ? ["**/*"] : DRAFTS;
	const documentSelector: DocumentFilter[] = patterns.map((pattern) => ({ scheme: "file", pattern }));
	client = new LanguageClient(
		"mobanlint",
		"mobanlint",
		{ command, args: ["lsp"] },
		{
			documentSelector,
			// Configuration, words and rulesets change what is found in every text.
			synchronize: { fileEvents: vscode.workspace.createFileSystemWatcher("**/{mobanlint.toml,*.tsv,*.json}") },
		},
	);
	try {
		await client.start();
	} catch (error) {
		client = undefined;
		const settled = "mobanlint.path";
		const open = vscode.l10n.t("Open the setting");
		const why = vscode.l10n.t("mobanlint does not start ({0}): {1}", command, String(error));
		if ((await vscode.window.showErrorMessage(why, open)) === open) {
			await vscode.commands.executeCommand("workbench.action.openSettings", settled);
		}
	}
}
