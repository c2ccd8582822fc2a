/* eslint-disable @n8n/community-nodes/no-restricted-globals */
// Compressed time comes to an end, even where a run does not.
import { passTime, useCompressedTime, useRealTime } from './clock';

afterEach(useRealTime);

const nobody = (): void => undefined;
const afterMs = async (ms: number): Promise<void> =>
	await new Promise((resolve) => setTimeout(resolve, ms));

test('hours pass at once', async () => {
	useCompressedTime();
	const startedMs = Date.now();
	await passTime(afterMs(7_200_000), nobody);
	expect(Date.now() - startedMs).toBe(7_200_000);
});

test('a run that goes on and on is found out', async () => {
	useCompressedTime();
	const goOn = async (): Promise<never> => {
		for (;;) await afterMs(1000);
	};
	await expect(passTime(goOn(), nobody)).rejects.toThrow('runEnds');
});
