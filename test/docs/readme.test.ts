import { readmeWithTable } from './readme';

test("the README's model table says what the models say", () => {
	const { written, expected } = readmeWithTable();
	expect(written).toBe(expected);
});
