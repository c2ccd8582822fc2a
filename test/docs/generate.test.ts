import { generatedParts, written } from './generate';

test.each(generatedParts)('$file says of $mark what the package says', (part) => {
	const { is, shouldBe } = written(part);
	expect(is).toBe(shouldBe);
});
