/* eslint-disable @n8n/community-nodes/no-restricted-globals */
// Lets whatever was started be ended in reverse order on Ctrl-C, SIGTERM and SIGHUP.
type Ending = () => Promise<void>;

const endings: Ending[] = [];
const signals = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };
const lookForParentEveryMs = 1_000;
let listening = false;
let told = false;

/** Whether the program was told to end: what fails from then on is no news. */
export function isEnding(): boolean {
	return told;
}

/** Calls `ending` once when the program is told to end; the function it returns takes that back. */
export function beforeEnd(ending: Ending): () => void {
	listen();
	endings.push(ending);
	return () => {
		const place = endings.indexOf(ending);
		if (place >= 0) endings.splice(place, 1);
	};
}

/** Ends everything, the newest first. One that fails does not keep the others from ending. */
export async function endAll(): Promise<void> {
	const reasons: unknown[] = [];
	for (let ending = endings.pop(); ending !== undefined; ending = endings.pop()) {
		try {
			await ending();
		} catch (reason) {
			reasons.push(reason);
		}
	}
	if (reasons.length > 0) throw reasons[0];
}

/** Ends everything, then the program. */
export async function endProgram(exitCode: number): Promise<void> {
	try {
		await endAll();
		process.exit(exitCode);
	} catch (reason) {
		process.stderr.write(`${reason instanceof Error ? reason.message : String(reason)}\n`);
		process.exit(1);
	}
}

function listen(): void {
	if (listening) return;
	listening = true;
	for (const [signal, exitCode] of Object.entries(signals)) {
		process.on(signal, () => tell(exitCode));
	}
	// npm hands SIGTERM to the shell between, which ends without handing it on.
	const parent = process.ppid;
	const look = (): void => {
		if (process.ppid !== parent) tell(signals.SIGTERM);
	};
	setInterval(look, lookForParentEveryMs).unref();
}

/** Ctrl-C can reach the program more than once, from the terminal and through npm: the first one counts. */
function tell(exitCode: number): void {
	if (told) return;
	told = true;
	// A program that was ready to be ended says so with an exit code of its own.
	void endProgram(Number(process.exitCode ?? exitCode));
}
