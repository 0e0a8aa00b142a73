"""What the counter brings to the rail."""

from dengwen.channels.counter import offering
from dengwen.desk.navigation import place, posts_for
from dengwen.intake.ways import offer
from dengwen.regulation.words import Words

offer(50, offering.ways)

place("counter:new", Words("代为登记", "Write down for somebody"), "note", 17, posts_for("counter_file"))
place("counter:table", Words("批量导入", "Import a table"), "add", 60, posts_for("counter_import"))
