// Which of fal's requests belong to submits whose answers were lost: never guessed.
import { matchRequests, type Candidate } from '../../../nodes/shared/request/match';

const clock = { slackMs: 5000, uncertaintyMs: 2000 };
const at = (seconds: number) => 1_800_000_000_000 + seconds * 1000;
const lost = (since: number, until = since + 1) => ({ sinceMs: at(since), untilMs: at(until) });
const sent = (requestId: string, seconds: number, ours = false): Candidate => ({
	requestId,
	sentMs: at(seconds),
	ours,
});

function matched(
	submits: Array<ReturnType<typeof lost>>,
	candidates: Candidate[],
	provable = false,
): Array<string | null> | { ambiguous: string[] } {
	const match = matchRequests(submits, candidates, clock, provable);
	return match.is === 'ambiguous'
		? { ambiguous: match.candidates.map(({ requestId }) => requestId) }
		: match.requests.map((one) => one?.requestId ?? null);
}

test('the request of the same time is taken', () => {
	expect(matched([lost(0)], [sent('a', 0.3)])).toEqual(['a']);
});

test('a request that somebody sent a minute earlier is not', () => {
	expect(matched([lost(0)], [sent('b', -61)])).toEqual([null]);
});

test('a request that was sent after the answer was given up is not', () => {
	expect(matched([lost(0, 60)], [sent('b', 66)])).toEqual([null]);
});

test('the nearest counts where another is clearly further off', () => {
	expect(matched([lost(0)], [sent('b', 4), sent('a', 0.2)])).toEqual(['a']);
});

test('two that are equally near are not guessed between', () => {
	const ambiguous = { ambiguous: ['a', 'b'] };
	expect(matched([lost(0)], [sent('a', 0.2), sent('b', 1.5)])).toEqual(ambiguous);
});

test('as many requests as lost submits are each taken once, in the order of sending', () => {
	const submits = [lost(1), lost(0), lost(2)];
	expect(matched(submits, [sent('c', 2.1), sent('a', 0.1), sent('b', 1.1)])).toEqual([
		'b',
		'a',
		'c',
	]);
});

test('fewer requests than lost submits are each taken once', () => {
	expect(matched([lost(0), lost(1)], [sent('a', 0.1)])).toEqual(['a', null]);
});

test('more requests than several lost submits are not guessed between', () => {
	const three = [sent('a', 0), sent('b', 1), sent('c', 4)];
	expect(matched([lost(0), lost(1)], three)).toEqual({ ambiguous: ['a', 'b', 'c'] });
});

test('a mark of this execution proves a request, whatever the clocks say', () => {
	expect(matched([lost(0)], [sent('b', 0.1), sent('a', -600, true)], true)).toEqual(['a']);
	expect(matched([lost(0)], [sent('b', 0.1)], true)).toEqual([null]);
});
