package io.viciagents.node.profile;

/**
 * A number that is typed: a customer's number, a postal code. Speech is weak at digits, so keys come first.
 *
 * @param name of the slot
 * @param fewest digits that make an answer
 * @param most digits; when they are there nothing more is awaited
 * @param move what the agent does with them
 */
public record DigitSlot(String name, int fewest, int most, Move move) {}
