import { binaryOutTests } from './binaryOutTests';

describe('with binary data in memory', binaryOutTests);
