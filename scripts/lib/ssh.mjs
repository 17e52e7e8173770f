// Tells users on another computer how to open a page that only this machine serves.

/**
 * The port forwarding command, as lines for the terminal; empty if not needed. sshd sets SSH_CONNECTION to the addresses and
 * ports of both sides (sshd(8)). The terminal of a remote VS Code forwards ports automatically.
 */
export function forwardingAdvice(env, port, user) {
	if (!env.SSH_CONNECTION || env.VSCODE_IPC_HOOK_CLI) return "";
	const [, , host, sshPort] = env.SSH_CONNECTION.split(" ");
	const command = [
		...["ssh", "-N", "-L", `${port}:127.0.0.1:${port}`],
		...(sshPort && sshPort !== "22" ? ["-p", sshPort] : []),
		`${user}@${host}`,
	].join(" ");
	return `
This is an SSH session. For the address to work in your browser, run this on your own computer and leave it running:

    ${command}

With npm start -- --port N the port is always the same.
`;
}
