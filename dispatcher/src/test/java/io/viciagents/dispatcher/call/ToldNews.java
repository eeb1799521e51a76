package io.viciagents.dispatcher.call;

/** Tells the story what becomes of an Asterisk. */
record ToldNews(Story story) implements News {
    @Override
    public void inStep(News.Found found) {
        story.tell("in step");
    }

    @Override
    public void deaf() {
        story.tell("deaf");
    }

    @Override
    public void replaced() {
        story.tell("replaced");
    }
}
